import FarqModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A folder whose files are looked at and read through one handle.
final class OpenFolder: Sendable {
  private let handle: Int32
  private let root: String

  /// - Throws: `FolderReader.Failure`.
  init(_ listing: FolderListing) throws {
    root = listing.root
    handle = openat(AT_FDCWD, listing.base, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw FolderReader.Failure(lastErrorAt: listing.root) }
  }

  deinit { close(handle) }

  /// How a file looks, and what it holds where that is wanted.
  ///
  /// It is opened for a look: where folders are shared, that makes sure that what is known of it is not old.
  /// - Throws: `FolderReader.Failure`.
  func read(
    _ file: FolderListing.File, if isWanted: (FolderMemory.Stamp) -> Bool
  ) throws(FolderReader.Failure) -> (stamp: FolderMemory.Stamp, bytes: [UInt8]?) {
    let handle = openat(handle, file.target, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { throw failure(file) }
    defer { close(handle) }
    var facts = stat()
    guard fstat(handle, &facts) == 0 else { throw failure(file) }
    let stamp = FolderMemory.Stamp(facts)
    guard isWanted(stamp) else { return (stamp, nil) }
    guard let bytes = Self.contents(of: handle, size: Int(stamp.size)) else { throw failure(file) }
    return (stamp, bytes)
  }

  /// That a file can't be read, for what the system has just said or for another reason.
  func failure(_ file: FolderListing.File, _ reason: String? = nil) -> FolderReader.Failure {
    let path = root.isEmpty ? file.path : "\(root)/\(file.path)"
    return FolderReader.Failure(path: path, reason: reason ?? FolderReader.Failure(lastErrorAt: path).reason)
  }

  /// - Parameter size: how much there was; the file may have grown since.
  /// - Returns: nil when it can't be read.
  private static func contents(of handle: Int32, size: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var room = size + 1  // One more, to see whether the file has grown.
    while true {
      var got = 0
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        got = read(handle, buffer.baseAddress, room)
        count = max(0, got)
      }
      if got < 0 { return nil }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if part.isEmpty || bytes.count == size { return bytes }
      room = 1 << 16
    }
  }

  /// Reads once; -1 when it can't be read.
  private static func read(_ handle: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ size: Int) -> Int {
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(handle, buffer, size)
      #else
        let count = Glibc.read(handle, buffer, size)
      #endif
      if count >= 0 || errno != EINTR { return count }
    }
  }
}
