/// A number of ready bytes that pages are gathered from, by its number in a `SliceStore`.
package typealias Slice = UInt32

/// Slices and gaps one after another, by where they stand in a `SliceStore`: what a template or a sentence made once,
/// with a gap wherever pages differ.
package struct Strip: Sendable {
  fileprivate let start: UInt32
  fileprivate let end: UInt32
  fileprivate var range: Range<Int> { Int(start)..<Int(end) }

  package var isEmpty: Bool { start == end }
  package static let empty = Strip(start: 0, end: 0)
}

/// All ready bytes of one family in one locale. It is made once; then any number of threads gather pages from it.
package final class SliceStore: Sendable {
  private let bytes: FixedBuffer<UInt8>
  /// Where each slice starts; it ends where the next one starts, or would.
  private let starts: FixedBuffer<UInt32>
  /// Of all strips: the number of a slice, or the bitwise complement of that of a gap.
  private let tokens: FixedBuffer<Int32>

  fileprivate init(bytes: FixedBuffer<UInt8>, starts: FixedBuffer<UInt32>, tokens: FixedBuffer<Int32>) {
    self.bytes = bytes
    self.starts = starts
    self.tokens = tokens
  }

  package var sliceCount: Int { starts.count - 1 }

  // What the loops below need stands in constants before them: memory that they write might be where it came from, for all
  // the compiler knows, so it would be read again each time.

  /// Goes through a strip whose gaps are all columns of two rows of a table; others stay empty.
  package func gather(_ strip: Strip, _ i: Int, _ j: Int, of table: SliceTable, into page: inout SliceList) {
    let tokens = tokens.elements[strip.range]
    let (first, second) = (table.row(i), table.row(j))
    page.append(upTo: tokens.count) { slices in
      var count = 0
      for token in tokens {
        guard let slice = Self.slice(token, first, second) else { continue }
        slices[count] = slice
        count += 1
      }
      return count
    }
  }

  /// Goes through a strip: slices are appended, gaps that are columns are filled from two rows of a table, other gaps by
  /// `fill`, which is told their numbers.
  package func gather(
    _ strip: Strip, _ i: Int, _ j: Int, of table: SliceTable, into page: inout SliceList,
    fill: (_ gap: Int, _ page: inout SliceList) -> Void
  ) {
    let (first, second) = (table.row(i), table.row(j))
    for token in tokens.elements[strip.range] {
      if let slice = Self.slice(token, first, second) {
        page.append(slice)
      } else if case .other(let number) = Gap(Int(~token)) {
        fill(number, &page)
      }
    }
  }

  /// What stands at a place of a strip; nil in a gap that is no column.
  private static func slice(
    _ token: Int32, _ first: UnsafeBufferPointer<Slice>, _ second: UnsafeBufferPointer<Slice>
  ) -> Slice? {
    guard token < 0 else { return Slice(truncatingIfNeeded: token) }
    return switch Gap(Int(~token)) {
    case .first(let column): first[column]
    case .second(let column): second[column]
    case .other: nil
    }
  }

  package func write(_ page: borrowing SliceList, into out: inout PageBuffer) {
    guard let bytes = bytes.elements.baseAddress else { return }
    let starts = starts.elements
    let slices = page.slices
    var size = 0
    for slice in slices { size += Int(starts[Int(slice) + 1] &- starts[Int(slice)]) }
    out.append(size, slack: Self.block) { room in
      var target = room
      for slice in slices {
        let start = starts[Int(slice)]
        let count = Int(starts[Int(slice) + 1] &- start)
        Self.copy(count, from: UnsafeRawPointer(bytes + Int(start)), to: target)
        target += count
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

  private func range(of slice: Slice) -> Range<Int> { Int(starts[Int(slice)])..<Int(starts[Int(slice) + 1]) }
}

extension SliceStore {
  /// Gathers slices and strips until the store is made of them.
  package struct Builder: ~Copyable {
    private var bytes = GrowingBuffer<UInt8>()
    private var starts = GrowingBuffer<UInt32>()
    private var tokens = GrowingBuffer<Int32>()
    private var known: [UInt64: Slice] = [:]

    package init() {
      starts.append(0)
      _ = slice("")
    }

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
      let slice = Slice(starts.count - 1)
      bytes.append(contentsOf: text.bindMemory(to: UInt8.self))
      starts.append(UInt32(bytes.count))
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
      return SliceStore(bytes: bytes.fixed(), starts: starts.fixed(), tokens: tokens.fixed())
    }
  }
}
