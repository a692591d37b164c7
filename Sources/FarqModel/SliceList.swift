/// The slices of one page in their order, while they are gathered; used again for the next page.
package struct SliceList: ~Copyable {
  private var list = GrowingBuffer<Slice>()

  package init() {}

  package var slices: UnsafeBufferPointer<Slice> { list.elements }

  package mutating func removeAll() { list.removeAll() }

  package mutating func append(_ slice: Slice) { list.append(slice) }
}
