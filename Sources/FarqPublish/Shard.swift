/// One part of a site that is built on several machines: number `index` of `count`, from 1.
package struct Shard: Equatable, Sendable, CustomStringConvertible {
  package let index: Int
  package let count: Int

  package static let whole = Shard(uncheckedIndex: 1, count: 1)

  private init(uncheckedIndex index: Int, count: Int) {
    self.index = index
    self.count = count
  }

  /// - Returns: nil unless 1 ≤ index ≤ count.
  package init?(_ index: Int, of count: Int) {
    guard index >= 1, index <= count, count <= 1_000_000 else { return nil }
    self.init(uncheckedIndex: index, count: count)
  }

  /// Reads `I/N`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]) else { return nil }
    self.init(index, of: count)
  }

  package var description: String { "\(index)/\(count)" }

  /// Whether a file, by its number in the plan, belongs to this part. Neighbours go to different parts, so that all
  /// parts get their share of large and small files.
  package func has(_ number: Int) -> Bool { number % count == index - 1 }
}
