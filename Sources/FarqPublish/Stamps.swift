/// The stamps of some files of a group that stand in a row.
struct Stamps: Sendable {
  /// The number of the first file.
  var first: Int
  var values: [UInt32]

  /// The stamp of a file of the group; nil for one that is not among these.
  subscript(index: Int) -> UInt32? {
    values.indices.contains(index - first) ? values[index - first] : nil
  }
}
