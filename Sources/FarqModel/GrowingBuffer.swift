#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Bytes or numbers that only grow.
///
/// An array copies itself when it grows, and stands in memory twice meanwhile; the pages of a large block can be moved
/// (`mremap`), and what has not been written takes no memory.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var memory: UnsafeMutablePointer<Element>?
  private var capacity = 0
  private(set) var count = 0

  init() {}

  deinit { free(memory) }

  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: memory, count: count) }

  /// - Parameter index: less than `count`; reading checks that in debug builds only.
  subscript(index: Int) -> Element {
    get { elements[index] }
    set {
      precondition(index < count)
      memory?[index] = newValue
    }
  }

  /// Forgets the elements and keeps their memory for others.
  mutating func removeAll() { count = 0 }

  /// Forgets the elements from `end` on, which is at most `count`.
  mutating func shorten(to end: Int) { count = min(end, count) }

  mutating func append(_ element: Element) {
    makeRoom(for: 1)
    memory?[count] = element
    count += 1
  }

  mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress else { return }
    makeRoom(for: elements.count)
    memory?.advanced(by: count).update(from: source, count: elements.count)
    count += elements.count
  }

  /// Makes sure that so many more can be read behind the last one, whatever they are.
  mutating func reserve(_ more: Int) { makeRoom(for: more) }

  /// A site has a hundred buffers that hold one name.
  private static var smallest: Int { 64 }

  private mutating func makeRoom(for more: Int) {
    guard count + more > capacity else { return }
    let size = max(2 * capacity, count + more, Self.smallest)
    // As Swift's own arrays end when memory does.
    guard let larger = realloc(memory, size * MemoryLayout<Element>.stride) else { fatalError("out of memory") }
    memory = larger.bindMemory(to: Element.self, capacity: size)
    capacity = size
  }

  /// What has been gathered, which grows no more.
  consuming func fixed() -> FixedBuffer<Element> {
    let fixed = FixedBuffer(memory, count: count)
    memory = nil
    return fixed
  }
}

/// Bytes or numbers that any number of threads read: a plain load each, where an array may count references, which is
/// dear when threads share it.
final class FixedBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
  // Nobody writes it.
  private let start: UnsafeMutablePointer<Element>?
  let count: Int

  fileprivate init(_ start: UnsafeMutablePointer<Element>?, count: Int) {
    self.start = start
    self.count = count
  }

  deinit { free(start) }

  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: start, count: count) }

  /// - Parameter index: less than `count`, which only debug builds check.
  subscript(index: Int) -> Element { elements[index] }
}
