internal import CDeflate
package import FarqModel
internal import Synchronization

/// Adds to each file of a plan one in gzip form (RFC 1952) beside it, for hosts that serve those.
package enum Precompressor {
  package static func adding(to plan: SitePlan) -> SitePlan {
    var plan = plan
    let compressors = Compressors()
    plan.groups += plan.groups.filter { Self.isWorthIt($0) }.map { group in
      let names = FileNames(folder: group.names.folder, group.names.naming, suffix: ".gz")
      return SitePlan.Group(kind: "gzip", names, keys: group.keys) { index, out in
        try compressors.compress(&out) { try group.write(index, &$0) }
      }
    }
    return plan
  }

  /// Fonts and images are compressed already.
  private static func isWorthIt(_ group: SitePlan.Group) -> Bool {
    guard group.count == 1 else { return true }
    return [".html", ".css", ".js", ".json", ".xml", ".txt", ".svg"].contains { group.names.name(0).hasSuffix($0) }
  }
}

/// Compressors that nobody uses at the moment: each worker takes one for a file.
private final class Compressors: Sendable {
  /// The fastest: higher ones take twice as long and more for five to nine parts of a hundred.
  private static let level: Int32 = 1

  /// By their addresses, because the language takes no pointer for safe to hand on; one worker at a time uses each.
  private let idle = Mutex<[UInt]>([])

  deinit {
    idle.withLock { idle in
      for address in idle { libdeflate_free_compressor(OpaquePointer(bitPattern: address)) }
    }
  }

  /// Puts what `write` appends to an empty buffer there in gzip form.
  func compress(_ out: inout PageBuffer, write: (inout PageBuffer) throws -> Void) throws {
    // Whole files are compressed, however long they are.
    let drain = out.drain
    out.drain = nil
    defer { out.drain = drain }
    try write(&out)
    let compressed = compressed(out.bytes)
    out.removeAll()
    out.append(compressed)
  }

  private func compressed(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    let known = idle.withLock { $0.popLast() }.flatMap { OpaquePointer(bitPattern: $0) }
    // As Swift's own arrays end when memory does.
    guard let compressor = known ?? libdeflate_alloc_compressor(Self.level) else { fatalError("out of memory") }
    defer { idle.withLock { $0.append(UInt(bitPattern: compressor)) } }
    let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { room, count in
      count = libdeflate_gzip_compress(compressor, bytes.baseAddress, bytes.count, room.baseAddress, room.count)
    }
  }
}
