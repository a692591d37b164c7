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
      return SitePlan.Group(kind: "gzip", names, key: group.key) { index, out in
        let compressor = compressors.take()
        defer { compressors.put(compressor) }
        out.append(try compressor.compressed(group, index))
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
  private let idle = Mutex<[Compressor]>([])

  func take() -> Compressor { idle.withLock { $0.popLast() } ?? Compressor() }
  func put(_ compressor: Compressor) { idle.withLock { $0.append(compressor) } }
}

/// Makes files and compresses them, one at a time, in memory that is used again for the next.
private final class Compressor: Sendable {
  /// The fastest: higher ones take twice as long and more for five to nine parts of a hundred.
  private static let level: Int32 = 1

  private struct State: ~Copyable {
    let compressor: OpaquePointer
    var page = PageBuffer()

    init() {
      // As Swift's own arrays end when memory does.
      guard let compressor = libdeflate_alloc_compressor(Compressor.level) else { fatalError("out of memory") }
      self.compressor = compressor
    }

    deinit { libdeflate_free_compressor(compressor) }
  }

  private let state = Mutex(State())

  func compressed(_ group: SitePlan.Group, _ index: Int) throws -> [UInt8] {
    try state.withLock { state in
      state.page.removeAll()
      try group.write(index, &state.page)
      let bytes = state.page.bytes
      let bound = libdeflate_gzip_compress_bound(state.compressor, bytes.count)
      return [UInt8](unsafeUninitializedCapacity: bound) { room, count in
        count = libdeflate_gzip_compress(
          state.compressor, bytes.baseAddress, bytes.count, room.baseAddress, room.count)
      }
    }
  }
}
