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
    guard let base = resolved(folder), facts(base)?.isFolder == true else {
      throw Failure(path: folder, reason: "there is no such folder")
    }
    var reading = Reading(tree: SourceTree(root: root ?? folder, files: [:]))
    var files: [File] = []
    try visit(base, relative: "", base: base, trail: [base], &files, &reading)
    memory.begin()
    var read: [String: [UInt8]] = [:]
    for file in files { read[file.path] = memory.bytes(of: file.path, file.stamp) }
    let new = files.filter { read[$0.path] == nil }
    let time = FolderMemory.now
    let contents = Parallel.map(new) { file in
      Result { try self.contents(of: file.target, size: Int(file.stamp.size), named: file.path) }
    }
    for (file, contents) in zip(new, contents) {
      let bytes = try contents.get()
      memory.keep(bytes, of: file.path, file.stamp, at: time)
      read[file.path] = bytes
    }
    memory.end()
    reading.tree = SourceTree(root: root ?? folder, files: read)
    return reading
  }

  /// A file that is to be read.
  private struct File: Sendable {
    /// Below the folder.
    var path: String
    /// Where it stands, behind any links.
    var target: String
    var stamp: FolderMemory.Stamp
  }

  private static func visit(
    _ folder: String, relative: String, base: String, trail: Set<String>, _ files: inout [File],
    _ reading: inout Reading
  ) throws {
    for name in try list(folder).sorted() where !isLeftover(name) {
      let path = relative.isEmpty ? name : "\(relative)/\(name)"
      guard let target = target(of: "\(folder)/\(name)", named: path, base: base, &reading) else { continue }
      if target.isFolder {
        guard !trail.contains(target.path) else { continue }
        try visit(target.path, relative: path, base: base, trail: trail.union([target.path]), &files, &reading)
      } else {
        files.append(File(path: path, target: target.path, stamp: target.stamp))
      }
    }
  }

  /// What stands at a place, behind any links; nil when there is nothing to read, which is reported.
  private static func target(
    of place: String, named path: String, base: String, _ reading: inout Reading
  ) -> (path: String, isFolder: Bool, stamp: FolderMemory.Stamp)? {
    guard let own = facts(place, following: false) else { return nil }
    guard own.isLink else { return (place, own.isFolder, own.stamp) }
    guard let real = resolved(place), let facts = facts(real) else {
      reading.diagnostics.append(
        .error(
          "link-broken", at: reading.tree.location(path), "symbolic link leads nowhere",
          advice: "Remove it, or put back the file that it names."))
      return nil
    }
    guard real.hasPrefix(base + "/") else {
      reading.diagnostics.append(
        .error(
          "link-outside", at: reading.tree.location(path), "symbolic link leads out of the folder",
          advice: "Put the file itself here; a site is built from its own folder only."))
      return nil
    }
    return (real, facts.isFolder, facts.stamp)
  }

  private static func facts(
    _ path: String, following: Bool = true
  ) -> (isFolder: Bool, isLink: Bool, stamp: FolderMemory.Stamp)? {
    var facts = stat()
    guard (following ? stat(path, &facts) : lstat(path, &facts)) == 0 else { return nil }
    let kind = facts.st_mode & S_IFMT
    return (kind == S_IFDIR, kind == S_IFLNK, FolderMemory.Stamp(facts))
  }

  /// The path without links; nil when it leads nowhere.
  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func list(_ folder: String) throws -> [String] {
    guard let stream = opendir(folder) else { throw failure(folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names
  }

  private static func contents(of path: String, size: Int, named name: String) throws -> [UInt8] {
    let handle = open(path, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { throw failure(name) }
    defer { close(handle) }
    var bytes: [UInt8] = []
    var room = size + 1  // One more, to see whether the file has grown.
    while true {
      let start = bytes.count
      let part = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = Self.read(handle, buffer.baseAddress, room)
        guard got >= 0 else { throw failure(name) }
        count = got
      }
      if start == 0 { bytes = part } else { bytes += part }
      if part.count < room { return bytes }
      room = 1 << 16
    }
  }

  /// Reads until the buffer is full or the file ends; -1 when it can't be read.
  private static func read(_ handle: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ size: Int) -> Int {
    var count = 0
    while count < size {
      #if canImport(Darwin)
        let part = Darwin.read(handle, buffer.map { $0 + count }, size - count)
      #else
        let part = Glibc.read(handle, buffer.map { $0 + count }, size - count)
      #endif
      if part < 0, errno == EINTR { continue }
      if part < 0 { return -1 }
      if part == 0 { break }
      count += part
    }
    return count
  }

  private static func failure(_ path: String) -> Failure {
    Failure(path: path, reason: String(cString: strerror(errno)))
  }

  private static func isLeftover(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#")
  }
}
