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
