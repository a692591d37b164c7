/// The bytes of one file while they are put together; used again for the next file, which is most likely about the same
/// first code, so that what was put together for this one is ready.
///
/// A file larger than `drainSize` can be handed on in parts: whoever publishes sets `drain`, and the buffer grows
/// beyond that size only for what has to be in one piece.
package struct PageBuffer: ~Copyable {
  package static let drainSize = 1 << 18

  private(set) var memory: UnsafeMutableRawBufferPointer
  /// How many bytes have been gathered; whoever puts some into `memory` sets it.
  package internal(set) var count = 0
  /// Takes the bytes gathered so far, when more would not fit.
  package var drain: ((UnsafeRawBufferPointer) -> Void)?
  /// What slices and strips are taken from.
  var source = SliceSource()

  package init() { memory = .allocate(byteCount: 1 << 16, alignment: 16) }

  deinit { memory.deallocate() }

  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }

  package mutating func removeAll() { count = 0 }

  package mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    if count + bytes.count > memory.count { makeRoom(for: bytes.count) }
    memory.baseAddress?.advanced(by: count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  package mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  mutating func makeRoom(for more: Int) {
    if let drain, count + more > Self.drainSize {
      drain(bytes)
      count = 0
    }
    guard count + more > memory.count else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: max(memory.count * 2, count + more), alignment: 16)
    larger.copyMemory(from: bytes)
    memory.deallocate()
    memory = larger
  }
}
