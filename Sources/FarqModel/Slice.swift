/// A number of ready bytes that pages are gathered from: where they stand in a `SliceStore`.
package struct Slice: BitwiseCopyable, Sendable {
  /// The bit of `start` that tells slices of a row (`RowStrips`) from those of the store.
  private static let rowBit: UInt32 = 1 << 31

  fileprivate let start: UInt32
  fileprivate let size: UInt32

  fileprivate init(start: UInt32, size: UInt32) {
    self.start = start
    self.size = size
  }

  /// - Parameter isOfRow: whether the bytes are in those of a row.
  init(_ range: Range<Int>, isOfRow: Bool = false) {
    precondition(range.upperBound < Int(Self.rowBit), "a store holds less than 2 GiB")
    self.init(start: UInt32(range.lowerBound) | (isOfRow ? Self.rowBit : 0), size: UInt32(range.count))
  }

  /// The slice that holds nothing.
  package static let empty = Slice(start: 0, size: 0)

  var count: Int { Int(size) }
  package var isEmpty: Bool { size == 0 }
  var isOfRow: Bool { start & Self.rowBit != 0 }
  var offset: Int { Int(start & ~Self.rowBit) }
  var range: Range<Int> { offset..<(offset + count) }
}

/// What stands in a gap of a strip: a column of the first or the second of two rows, or something else by its number.
package enum Gap: Sendable {
  case first(Int)
  case second(Int)
  case other(Int)

  /// Numbers from here on are not columns.
  fileprivate static let firstOther = 2000

  init(_ number: Int) {
    self =
      number >= Self.firstOther
      ? .other(number - Self.firstOther) : number & 1 == 0 ? .first(number >> 1) : .second(number >> 1)
  }

  /// nil of what is no column.
  var column: Int? {
    switch self {
    case .first(let column), .second(let column): column
    case .other: nil
    }
  }

  /// Another column of the same row.
  func inColumn(_ column: Int) -> Gap { if case .second = self { .second(column) } else { .first(column) } }

  /// The same column of the second.
  var ofSecond: Gap { if case .first(let column) = self { .second(column) } else { self } }

  fileprivate var number: Int {
    switch self {
    case .first(let column): column << 1
    case .second(let column): column << 1 | 1
    case .other(let number): number + Self.firstOther
    }
  }

  /// What stands for the gap while a text passes through a template.
  package var marker: String { SlotMarker.character(number) }
}

/// What stands at a place of a strip: a slice or a gap.
struct Token: BitwiseCopyable, Sendable {
  private static let gapSize = UInt32.max

  private let value: Slice

  init(_ slice: Slice) { value = slice }
  init(_ gap: Gap) { value = Slice(start: UInt32(gap.number), size: Self.gapSize) }

  /// nil in a gap.
  var slice: Slice? { value.size == Self.gapSize ? nil : value }
  var gap: Gap { Gap(Int(value.start)) }

  /// What stands there on a page of two codes; nil in a gap that is no column.
  func slice(_ first: UnsafeBufferPointer<Slice>, _ second: UnsafeBufferPointer<Slice>) -> Slice? {
    if let slice { return slice }
    return switch gap {
    case .first(let column): first[column]
    case .second(let column): second[column]
    case .other: nil
    }
  }
}
