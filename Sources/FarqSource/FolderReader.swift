package import FarqModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Reads a folder of content or templates into a `SourceTree`: the one place where a build reads files.
package enum FolderReader {
  /// The tree, and what an author must know about files that were not read.
  package struct Reading: Sendable {
    package var tree: SourceTree
    package var diagnostics: [Diagnostic]

    package init(tree: SourceTree, diagnostics: [Diagnostic] = []) {
      self.tree = tree
      self.diagnostics = diagnostics
    }
  }

  /// A folder that can't be read.
  package struct Failure: Error, CustomStringConvertible {
    package var path: String
    package var reason: String
    package var description: String { "cannot read \(path): \(reason)" }
  }

  /// Reads all files below `folder` except hidden ones and editors' leftovers.
  ///
  /// Symbolic links are followed within the folder only; one that leads out of it is an error of its author.
  /// - Throws: `Failure` when the folder or a file in it can't be read.
  package static func read(_ folder: String, named root: String? = nil) throws -> Reading {
    var memory = FolderMemory()
    return try read(folder, named: root, &memory)
  }

  /// Reads the files that `memory` does not know as they are, and takes the others from it.
  /// - Throws: `Failure` when the folder or a file in it can't be read.
  package static func read(
    _ folder: String, named root: String? = nil, _ memory: inout FolderMemory
  ) throws -> Reading {
    let listing = try FolderListing(of: folder, named: root)
    let handle = try handle(of: listing)
    defer { close(handle) }
    let time = FolderMemory.now
    let contents = Parallel.map(listing.files) { [memory] file in
      Result { try self.contents(of: file, below: handle, memory) }
    }
    let read = try contents.map { try $0.get() }
    memory.update(read, at: time)
    let tree = SourceTree(
      root: listing.root, files: Dictionary(uniqueKeysWithValues: read.map { ($0.path, $0.bytes) }),
      digests: Dictionary(uniqueKeysWithValues: read.map { ($0.path, $0.file.digest) }))
    return Reading(tree: tree, diagnostics: listing.diagnostics)
  }

  /// The digests of all files by path, when each is for certain as `memory` knows it; nil when one has to be read.
  package static func digests(_ folder: String, _ memory: FolderMemory) -> [String: UInt64]? {
    guard let listing = try? FolderListing(of: folder, named: nil), listing.diagnostics.isEmpty,
      let handle = try? handle(of: listing)
    else { return nil }
    defer { close(handle) }
    let digests = Parallel.map(listing.files) { file in
      (try? open(file, below: handle) { memory.file(file.path, $1)?.digest }).flatMap { $0 }
    }
    guard !digests.contains(nil) else { return nil }
    return Dictionary(uniqueKeysWithValues: zip(listing.files, digests).map { ($0.path, $1 ?? 0) })
  }

  /// Of the open folder.
  private static func handle(of listing: FolderListing) throws -> Int32 {
    let handle = openat(AT_FDCWD, listing.base, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw Failure(lastErrorAt: listing.root) }
    return handle
  }

  /// Opens a file for a look: where folders are shared, that makes sure that what is known of it is not old.
  private static func open<Result>(
    _ file: FolderListing.File, below folder: Int32, _ use: (_ handle: Int32, FolderMemory.Stamp) throws -> Result
  ) throws -> Result {
    let handle = openat(folder, file.target, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { throw Failure(lastErrorAt: file.path) }
    defer { close(handle) }
    var facts = stat()
    guard fstat(handle, &facts) == 0 else { throw Failure(lastErrorAt: file.path) }
    return try use(handle, FolderMemory.Stamp(facts))
  }

  /// What a file holds, from memory where it has not changed.
  private static func contents(
    of file: FolderListing.File, below folder: Int32, _ memory: FolderMemory
  ) throws -> (path: String, file: FolderMemory.File, bytes: [UInt8]) {
    try open(file, below: folder) { handle, stamp in
      let bytes = try memory.bytes(file.path, stamp) ?? contents(of: handle, size: Int(stamp.size), file.path)
      return (file.path, FolderMemory.File(stamp: stamp, digest: Digest.value(of: bytes)), bytes)
    }
  }

  /// - Parameter size: how much there was; the file may have grown since.
  private static func contents(of handle: Int32, size: Int, _ path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var room = size + 1  // One more, to see whether the file has grown.
    while true {
      let part = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = read(handle, buffer.baseAddress, room)
        guard got >= 0 else { throw Failure(lastErrorAt: path) }
        count = got
      }
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

extension FolderReader.Failure {
  /// What the system has just said.
  init(lastErrorAt path: String) { self.init(path: path, reason: String(cString: strerror(errno))) }
}
