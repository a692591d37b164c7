/// A number of ready bytes that pages are gathered from, by its number in a `SliceStore`.
package typealias Slice = UInt32

/// Slices and gaps one after another, by where they stand in a `SliceStore`: what a template or a sentence made once,
/// with a gap wherever pages differ.
package struct Strip: Sendable {
  fileprivate let start: UInt32
  fileprivate let end: UInt32

  package var isEmpty: Bool { start == end }
  package static let empty = Strip(start: 0, end: 0)
}

/// All ready bytes of one family in one locale. It is made once; then any number of threads gather pages from it.
package final class SliceStore: Sendable {
  private let bytes: FixedBuffer<UInt8>
  /// Where each slice ends; it starts where the one before ends.
  private let ends: FixedBuffer<UInt32>
  /// Of all strips: the number of a slice, or the bitwise complement of that of a gap.
  private let tokens: FixedBuffer<Int32>

  fileprivate init(bytes: FixedBuffer<UInt8>, ends: FixedBuffer<UInt32>, tokens: FixedBuffer<Int32>) {
    self.bytes = bytes
    self.ends = ends
    self.tokens = tokens
  }

  package var sliceCount: Int { ends.count }

  /// Goes through a strip whose gaps are all columns of two rows of a table.
  package func gather(_ strip: Strip, _ i: Int, _ j: Int, of table: SliceTable, into page: inout SliceList) {
    gather(strip, i, j, of: table, into: &page) { _, _ in }
  }

  /// Goes through a strip: slices are appended, gaps that are columns are filled from two rows of a table, other gaps by
  /// `fill`, which is told their numbers.
  package func gather(
    _ strip: Strip, _ i: Int, _ j: Int, of table: SliceTable, into page: inout SliceList,
    fill: (_ gap: Int, _ page: inout SliceList) -> Void
  ) {
    for index in Int(strip.start)..<Int(strip.end) {
      let token = tokens[index]
      if token >= 0 {
        page.append(Slice(truncatingIfNeeded: token))
      } else {
        switch Gap(Int(~token)) {
        case .first(let column): page.append(table[i, column])
        case .second(let column): page.append(table[j, column])
        case .other(let number): fill(number, &page)
        }
      }
    }
  }

  package func write(_ page: borrowing SliceList, into out: inout PageBuffer) {
    guard let bytes = bytes.elements.baseAddress else { return }
    let slices = page.slices
    var size = 0
    for slice in slices { size += range(of: slice).count }
    out.append(size, slack: Self.block) { room in
      var target = room
      for slice in slices {
        let range = range(of: slice)
        Self.copy(range.count, from: UnsafeRawPointer(bytes + range.lowerBound), to: target)
        target += range.count
      }
    }
  }

  /// How many bytes behind its end a copied slice may be read and written.
  fileprivate static let block = 32

  /// Most slices are short, and of any length: copied in whole blocks, they cost a fraction of what it costs to tell which
  /// way is the best for each.
  private static func copy(_ count: Int, from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer) {
    guard count <= 8 * block else { return target.copyMemory(from: source, byteCount: count) }
    var offset = 0
    while offset < count {
      target.storeBytes(
        of: source.loadUnaligned(fromByteOffset: offset, as: SIMD32<UInt8>.self), toByteOffset: offset,
        as: SIMD32<UInt8>.self)
      offset += block
    }
  }

  package func write(_ slice: Slice, into out: inout PageBuffer) { withBytes(of: slice) { out.append($0) } }

  package func withBytes<R>(of slice: Slice, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try body(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes.elements[range(of: slice)])))
  }

  private func range(of slice: Slice) -> Range<Int> {
    let index = Int(slice)
    return Range(uncheckedBounds: (index == 0 ? 0 : Int(ends[index - 1]), Int(ends[index])))
  }
}

extension SliceStore {
  /// Gathers slices and strips until the store is made of them.
  package struct Builder: ~Copyable {
    private var bytes = GrowingBuffer<UInt8>()
    private var ends = GrowingBuffer<UInt32>()
    private var tokens = GrowingBuffer<Int32>()
    private var known: [UInt64: Slice] = [:]

    package init() { _ = slice("") }

    /// The slice that holds nothing.
    package static var empty: Slice { 0 }

    /// A slice of these bytes; equal ones are kept once.
    package mutating func slice(_ text: String) -> Slice {
      var text = text
      return text.withUTF8 { slice(UnsafeRawBufferPointer($0)) }
    }

    private mutating func slice(_ text: UnsafeRawBufferPointer) -> Slice {
      var digest = Digest()
      digest.add(text)
      if let slice = known[digest.value] { return slice }
      let slice = Slice(ends.count)
      bytes.append(contentsOf: text.bindMemory(to: UInt8.self))
      ends.append(UInt32(bytes.count))
      known[digest.value] = slice
      return slice
    }

    /// Cuts a text at its slot markers, which become the gaps of these numbers.
    package mutating func strip(_ text: String) -> Strip { strip(text) { ~Int32($0) } }

    /// Cuts a text at its slot markers, whose places these slices take.
    package mutating func strip(_ text: String, filling slots: [Slice]) -> Strip { strip(text) { Int32(slots[$0]) } }

    private mutating func strip(_ text: String, token: (_ slot: Int) -> Int32) -> Strip {
      let start = UInt32(tokens.count)
      var text = text
      text.withUTF8 { bytes in
        SlotMarker.cut(UnsafeRawBufferPointer(bytes)) { literal, slot in
          if !literal.isEmpty { tokens.append(Int32(slice(literal))) }
          if let slot { tokens.append(token(slot)) }
        }
      }
      return Strip(start: start, end: UInt32(tokens.count))
    }

    package consuming func build() -> SliceStore {
      bytes.reserve(SliceStore.block)
      return SliceStore(bytes: bytes.fixed(), ends: ends.fixed(), tokens: tokens.fixed())
    }
  }
}
