/// A strip about two rows whose words stand in the slices of a table of its own, so that it is gathered from one slice per
/// gap: for short texts that every page has several of.
package struct FusedStrip: Sendable {
  let strip: Strip
  let table: SliceTable
}

extension PageBuffer {
  /// Appends a text about two rows.
  package mutating func append(_ fused: FusedStrip, _ i: Int, _ j: Int) { append(fused.strip, i, j, of: fused.table) }
}
