/// The slices of one page in their order, while they are gathered; used again for the next page.
package struct SliceList: ~Copyable {
  private var start: UnsafeMutablePointer<Slice>
  private var capacity: Int
  private var count = 0

  package init() {
    capacity = 512
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  package var slices: UnsafeBufferPointer<Slice> { UnsafeBufferPointer(start: start, count: count) }

  package mutating func removeAll() { count = 0 }

  package mutating func append(_ slice: Slice) {
    if count == capacity { grow() }
    start[count] = slice
    count += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Slice>.allocate(capacity: capacity * 2)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
    capacity *= 2
  }
}
