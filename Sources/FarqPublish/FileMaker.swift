internal import FarqModel

/// Makes the files of a plan one after another in a buffer that it uses again; each worker has its own.
struct FileMaker: ~Copyable {
  private(set) var buffer = PageBuffer()
  /// Whether `buffer` holds the file that was last asked for.
  private var isMade = false

  /// Begins another file.
  mutating func begin() { isMade = false }

  /// The bytes of the file that was begun last, handed on in parts if they are many.
  mutating func make(_ group: SitePlan.Group, _ index: Int, to sink: @escaping (UnsafeRawBufferPointer) -> Void) throws
  {
    if !isMade { try fill(group, index, sink) }
    sink(buffer.bytes)
    isMade = false
  }

  /// Makes a file in the buffer; false when it does not fit there.
  mutating func hold(_ group: SitePlan.Group, _ index: Int) throws -> Bool {
    if !isMade {
      let drained = DrainedDigest()
      try fill(group, index) { drained.add($0) }
      isMade = drained.isEmpty
    }
    return isMade
  }

  /// A digest of the bytes of the file that was begun last.
  mutating func content(of group: SitePlan.Group, _ index: Int) throws -> UInt64 {
    let content = ContentDigest()
    try make(group, index) { content.add($0) }
    return content.value
  }

  private mutating func fill(
    _ group: SitePlan.Group, _ index: Int, _ drain: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws {
    buffer.removeAll()
    buffer.drain = drain
    try group.write(index, &buffer)
    buffer.drain = nil
  }

  /// A digest of the bytes of the file that was begun last, which stay in the buffer if it holds them all.
  mutating func digest(of group: SitePlan.Group, _ index: Int) throws -> UInt64 {
    let drained = DrainedDigest()
    try fill(group, index) { drained.add($0) }
    isMade = drained.isEmpty
    drained.add(buffer.bytes)
    return drained.digest.value
  }
}

/// The digest of bytes that come in parts.
private final class DrainedDigest {
  private(set) var digest = Digest()
  private(set) var isEmpty = true

  func add(_ bytes: UnsafeRawBufferPointer) {
    digest.add(bytes)
    isEmpty = false
  }
}

/// A digest of the bytes of a file, in however many parts they come (FNV-1a of 64 bits).
final class ContentDigest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  func add(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
  }
}
