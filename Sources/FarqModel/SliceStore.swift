/// A number of ready bytes that pages are gathered from, by its number in a `SliceStore`.
package typealias Slice = UInt32

/// Slices and gaps one after another, by where they stand in a `SliceStore`: what a template or a sentence made once,
/// with a gap wherever pages differ.
package struct Strip: Sendable {
  @usableFromInline let start: UInt32
  @usableFromInline let end: UInt32

  package var isEmpty: Bool { start == end }
  package static let empty = Strip(start: 0, end: 0)
}

/// All ready bytes of one family in one locale. It is made once; then any number of threads gather pages from it.
package final class SliceStore: Sendable {
  private let bytes: GrowingBytes
  /// Where each slice ends; it starts where the one before ends.
  private let ends: [UInt32]
  /// Of all strips: the number of a slice, or the bitwise complement of that of a gap.
  @usableFromInline let tokens: [Int32]

  fileprivate init(bytes: GrowingBytes, ends: [UInt32], tokens: [Int32]) {
    self.bytes = bytes
    self.ends = ends
    self.tokens = tokens
  }

  package var sliceCount: Int { ends.count }

  /// Goes through a strip: slices are appended, gaps are filled by `fill`.
  @inlinable
  package func gather(
    _ strip: Strip, into page: inout [Slice], fill: (_ gap: Int, _ page: inout [Slice]) -> Void
  ) {
    for index in Int(strip.start)..<Int(strip.end) {
      let token = tokens[index]
      if token >= 0 { page.append(Slice(token)) } else { fill(Int(~token), &page) }
    }
  }

  package func write(_ page: [Slice], into out: inout PageBuffer) {
    let bytes = bytes.bytes
    for slice in page { out.append(UnsafeRawBufferPointer(rebasing: bytes[range(of: slice)])) }
  }

  package func write(_ slice: Slice, into out: inout PageBuffer) {
    out.append(UnsafeRawBufferPointer(rebasing: bytes.bytes[range(of: slice)]))
  }

  package func withBytes<R>(of slice: Slice, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try body(UnsafeRawBufferPointer(rebasing: bytes.bytes[range(of: slice)]))
  }

  private func range(of slice: Slice) -> Range<Int> {
    let index = Int(slice)
    return Int(index == 0 ? 0 : ends[index - 1])..<Int(ends[index])
  }
}

extension SliceStore {
  /// Gathers slices and strips until the store is made of them.
  package struct Builder: ~Copyable {
    private let bytes = GrowingBytes()
    private var ends: [UInt32] = []
    private var digests: [UInt64] = []
    private var tokens: [Int32] = []
    private var known: [UInt64: Slice] = [:]

    package init() { _ = slice("") }

    /// The slice that holds nothing.
    package static var empty: Slice { 0 }

    /// A slice of these bytes; equal short ones are kept once.
    package mutating func slice(_ text: String) -> Slice {
      var text = text
      let digest = Digest.value(of: text)
      if let slice = known[digest] { return slice }
      let slice = Slice(ends.count)
      text.withUTF8 { bytes.append(UnsafeRawBufferPointer($0)) }
      ends.append(UInt32(bytes.count))
      digests.append(digest)
      known[digest] = slice
      return slice
    }

    package func digest(of slice: Slice) -> UInt64 { digests[Int(slice)] }

    /// What a slice holds.
    package func text(of slice: Slice) -> String {
      let index = Int(slice)
      return String(decoding: bytes.bytes[Int(index == 0 ? 0 : ends[index - 1])..<Int(ends[index])], as: UTF8.self)
    }

    /// Cuts a text at its slot markers, which become gaps.
    package mutating func strip(_ text: String) -> Strip {
      let start = UInt32(tokens.count)
      var text = text
      var parts: [(literal: String, gap: Int?)] = []
      text.withUTF8 { bytes in
        SlotMarker.cut(UnsafeRawBufferPointer(bytes)) { literal, gap in
          parts.append((String(decoding: literal, as: UTF8.self), gap))
        }
      }
      for (literal, gap) in parts {
        if !literal.isEmpty { tokens.append(Int32(slice(literal))) }
        if let gap { tokens.append(~Int32(gap)) }
      }
      return Strip(start: start, end: UInt32(tokens.count))
    }

    package consuming func build() -> SliceStore {
      SliceStore(bytes: bytes, ends: ends, tokens: tokens)
    }
  }
}
