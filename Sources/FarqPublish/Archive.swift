package import FarqModel

/// Streams a plan as a tar archive (POSIX.1-1988 ustar), without touching the disk.
///
/// The same plan gives the same bytes: every file has the time 0 and belongs to nobody.
package enum Archive {
  private static let block = 512

  /// - Parameter sink: takes the bytes in order.
  /// - Throws: what making a file or the sink throws, and `Publisher.Failure` for a path that tar can't hold.
  package static func write(
    _ plan: SitePlan, progress: (Int) -> Void = { _ in }, to sink: @escaping (UnsafeRawBufferPointer) throws -> Void
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
        stream.write([UInt8](repeating: 0, count: (block - size % block) % block))
        if let failure = stream.failure { throw failure }
        done += 1
        progress(done)
      }
    }
    stream.write([UInt8](repeating: 0, count: 2 * block))
    if let failure = stream.failure { throw failure }
  }

  private final class Counted { var bytes = 0 }

  /// The sink and its first failure.
  private final class Stream {
    private let sink: (UnsafeRawBufferPointer) throws -> Void
    private(set) var failure: (any Error)?

    init(_ sink: @escaping (UnsafeRawBufferPointer) throws -> Void) { self.sink = sink }

    func write(_ bytes: UnsafeRawBufferPointer) {
      guard failure == nil, bytes.count > 0 else { return }
      do { try sink(bytes) } catch { failure = error }
    }

    func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0) } }
  }

  private static func header(_ path: String, size: Int) throws -> [UInt8] {
    var header = [UInt8](repeating: 0, count: block)
    func put(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<(offset + text.utf8.count), with: text.utf8)
    }
    func octal(_ number: Int, digits: Int, at offset: Int) {
      let text = String(number, radix: 8)
      put(String(repeating: "0", count: digits - text.count) + text, at: offset)
    }
    let (prefix, name) = try parted(path)
    put(name, at: 0)
    octal(0o644, digits: 7, at: 100)
    octal(0, digits: 7, at: 108)
    octal(0, digits: 7, at: 116)
    octal(size, digits: 11, at: 124)
    octal(0, digits: 11, at: 136)
    put("        ", at: 148)
    put("0", at: 156)
    put("ustar", at: 257)
    put("00", at: 263)
    put(prefix, at: 345)
    let sum = header.reduce(0) { $0 + Int($1) }
    octal(sum, digits: 6, at: 148)
    header[154] = 0
    return header
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
