/// Slices by row and column, such as all that pages show of each code of a family.
package struct SliceTable: Sendable {
  private let slices: FixedBuffer<Slice>
  private let width: Int

  /// - Parameter rows: all of one length.
  package init(_ rows: [[Slice]]) {
    width = rows.first?.count ?? 0
    var slices = GrowingBuffer<Slice>()
    for row in rows { for slice in row { slices.append(slice) } }
    self.slices = slices.fixed()
  }

  package subscript(row: Int, column: Int) -> Slice { slices[row * width + column] }

  /// The slices of a row; valid as long as the table.
  func row(_ row: Int) -> UnsafeBufferPointer<Slice> {
    UnsafeBufferPointer(rebasing: slices.elements[(row * width)..<((row + 1) * width)])
  }
}

/// What stands in a gap of a strip: a column of the first or the second of two rows, or something else by its number.
package enum Gap: Sendable {
  case first(Int)
  case second(Int)
  case other(Int)

  /// Numbers from here on are not columns.
  private static let firstOther = 2000

  init(_ number: Int) {
    self =
      number >= Self.firstOther
      ? .other(number - Self.firstOther) : number & 1 == 0 ? .first(number >> 1) : .second(number >> 1)
  }

  private var number: Int {
    switch self {
    case .first(let column): column << 1
    case .second(let column): column << 1 | 1
    case .other(let number): number + Self.firstOther
    }
  }

  /// What stands for the gap while a text passes through a template.
  package var marker: String { SlotMarker.character(number) }
}
