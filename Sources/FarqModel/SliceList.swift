/// The slices of one page in their order, while they are gathered; used again for the next page.
package struct SliceList: ~Copyable {
  private var list = GrowingBuffer<Slice>()

  package init() {}

  package var slices: UnsafeBufferPointer<Slice> { list.elements }

  package mutating func removeAll() { list.removeAll() }

  package mutating func append(_ slice: Slice) { list.append(slice) }

  /// Appends as many as `fill` says that it has put where it is told, no more than `limit`.
  mutating func append(upTo limit: Int, fill: (UnsafeMutablePointer<Slice>) -> Int) {
    list.append(upTo: limit, fill: fill)
  }
}
