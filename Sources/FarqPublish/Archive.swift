package import FarqModel

/// Streams a plan as a tar archive (POSIX.1-1988 ustar), without touching the disk.
///
/// The same plan gives the same bytes: every file has the time 0 and belongs to nobody.
package enum Archive {
  private static let block = 512

  /// - Parameters:
  ///   - made: called before the end is written; when it throws, no reader takes the archive for whole.
  ///   - sink: takes the bytes in order.
  /// - Throws: what making a file, `made` or the sink throws, and `Publisher.Failure` for a path that tar can't hold.
  package static func write(
    _ plan: SitePlan, progress: (Int) -> Void = { _ in }, made: () throws -> Void = {},
    to sink: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let stream = Stream(sink)
    var done = 0
    var out = PageBuffer()
    for group in plan.groups {
      for index in 0..<group.count {
        let path = group.names.path(index)
        // Twice, because the size stands before the bytes; only a file too large for one buffer is made twice.
        let counted = Counted()
        out.removeAll()
        out.drain = { counted.bytes += $0.count }
        try group.write(index, &out)
        let size = counted.bytes + out.bytes.count
        stream.write(try header(path, size: size))
        if counted.bytes > 0 {
          out.removeAll()
          out.drain = { stream.write($0) }
          try group.write(index, &out)
        }
        stream.write(out.bytes)
        stream.write(zeros[..<((block - size % block) % block)])
        if let failure = stream.failure { throw failure }
        done += 1
        progress(done)
      }
    }
    try made()
    stream.write(zeros[...])
    stream.finish()
    if let failure = stream.failure { throw failure }
  }

  /// Two blocks of them are the end of an archive.
  private static let zeros = [UInt8](repeating: 0, count: 2 * block)

  private final class Counted { var bytes = 0 }

  /// The sink, which is given many files at once, and its first failure.
  private final class Stream {
    private let sink: (UnsafeRawBufferPointer) throws -> Void
    private var buffer: [UInt8] = []
    private(set) var failure: (any Error)?
    private static let bufferSize = 1 << 18

    init(_ sink: @escaping (UnsafeRawBufferPointer) throws -> Void) {
      self.sink = sink
      buffer.reserveCapacity(Self.bufferSize)
    }

    func write(_ bytes: UnsafeRawBufferPointer) {
      if buffer.count + bytes.count > Self.bufferSize { finish() }
      if bytes.count > Self.bufferSize { hand(bytes) } else { buffer.append(contentsOf: bytes) }
    }

    func write(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { write($0) } }

    /// Hands on what has not been yet.
    func finish() {
      buffer.withUnsafeBytes { hand($0) }
      buffer.removeAll(keepingCapacity: true)
    }

    private func hand(_ bytes: UnsafeRawBufferPointer) {
      guard failure == nil, bytes.count > 0 else { return }
      do { try sink(bytes) } catch { failure = error }
    }
  }

  private static func header(_ path: String, size: Int) throws -> ArraySlice<UInt8> {
    var header = Header.common
    let (prefix, name) = try parted(path)
    header.put(name, at: 0)
    header.put(octal: size, digits: 11, at: 124)
    header.put(prefix, at: 345)
    header.sign()
    return header.bytes[...]
  }

  /// The block before each file.
  private struct Header {
    private(set) var bytes = [UInt8](repeating: 0, count: block)

    /// What is the same in all: an ordinary file of nobody, of the time 0, that all may read.
    static let common = {
      var header = Header()
      header.put(octal: 0o644, digits: 7, at: 100)
      header.put(octal: 0, digits: 7, at: 108)
      header.put(octal: 0, digits: 7, at: 116)
      header.put(octal: 0, digits: 11, at: 136)
      header.put("        ", at: 148)
      header.put("0", at: 156)
      header.put("ustar", at: 257)
      header.put("00", at: 263)
      return header
    }()

    mutating func put(_ text: String, at offset: Int) {
      for (index, byte) in text.utf8.enumerated() { bytes[offset + index] = byte }
    }

    mutating func put(octal number: Int, digits: Int, at offset: Int) {
      precondition(number >> (3 * digits) == 0, "a field of a tar archive holds \(digits) octal digits")
      for digit in 0..<digits {
        bytes[offset + digit] = UInt8(ascii: "0") + UInt8(number >> (3 * (digits - 1 - digit)) & 7)
      }
    }

    /// Puts the sum of all bytes where spaces stood for it.
    mutating func sign() {
      put(octal: bytes.reduce(0) { $0 + Int($1) }, digits: 6, at: 148)
      bytes[154] = 0
    }
  }

  /// A path as the two fields that ustar has for it: a folder of up to 155 bytes, a name of up to 100.
  private static func parted(_ path: String) throws -> (prefix: String, name: String) {
    if path.utf8.count <= 100 { return ("", path) }
    for slash in path.indices where path[slash] == "/" {
      let name = path[path.index(after: slash)...]
      if slash.utf16Offset(in: path) > 0, name.utf8.count <= 100, path[..<slash].utf8.count <= 155 {
        return (String(path[..<slash]), String(name))
      }
    }
    throw Publisher.Failure(description: "the path \(path) is too long for a tar archive")
  }
}
