#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Bytes that only grow, and are then read by any number of threads.
///
/// An array copies itself when it grows, and stands in memory twice meanwhile; the pages of a large block can be moved
/// (`mremap`), and what has not been written takes no memory.
final class GrowingBytes: @unchecked Sendable {
  // One builder writes; nobody does once a store is made of it.
  private var memory: UnsafeMutableRawPointer?
  private var capacity = 0
  private(set) var count = 0

  deinit { free(memory) }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

  func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    if count + bytes.count > capacity { grow(to: max(2 * capacity, count + bytes.count, 1 << 16)) }
    memory?.advanced(by: count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  private func grow(to size: Int) {
    guard let larger = realloc(memory, size) else { fatalError("out of memory") }
    memory = larger
    capacity = size
  }
}
