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
    guard let base = resolved(folder), kind(of: base) == .folder else {
      throw Failure(path: folder, reason: "there is no such folder")
    }
    let handle = open(base, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw failure(folder) }
    defer { close(handle) }
    var reading = Reading(tree: SourceTree(root: root ?? folder, files: [:]))
    var files: [File] = []
    try visit("", named: "", base: base, trail: [""], &files, &reading)
    let time = FolderMemory.now
    let contents = Parallel.map(files) { [memory] file in
      Result { try self.contents(of: file, below: handle, memory) }
    }
    let read = try contents.map { try $0.get() }
    memory.update(read, at: time)
    reading.tree = SourceTree(
      root: root ?? folder, files: Dictionary(uniqueKeysWithValues: read.map { ($0.path, $0.bytes) }))
    return reading
  }

  // MARK: Finding

  /// A file that is to be read.
  private struct File: Sendable {
    /// Below the folder.
    var path: String
    /// Where it stands, behind any links; below the folder too.
    var target: String
  }

  /// - Parameters:
  ///   - folder: where the folder stands below `base`, behind any links.
  ///   - path: what its files are called by.
  ///   - trail: `folder` and those above it, so that none is visited below itself.
  private static func visit(
    _ folder: String, named path: String, base: String, trail: Set<String>, _ files: inout [File],
    _ reading: inout Reading
  ) throws {
    var last: String?
    for entry in try list(place(folder, below: base)) where !isLeftover(entry.name) {
      let path = place(entry.name, below: path)
      let shown = reading.tree.displayPath(path)
      // Names are texts here: one could not be told from the other, or would not be found again.
      guard entry.isText else { throw Failure(path: shown, reason: "its name is not valid UTF-8; rename it") }
      guard entry.name != last else { throw Failure(path: shown, reason: "two names look like this one; rename one") }
      last = entry.name
      var (target, kind) = (place(entry.name, below: folder), entry.kind)
      if kind != .file, kind != .folder {
        guard let real = self.target(of: target, named: path, base: base, &reading) else { continue }
        (target, kind) = real
      }
      switch kind {
      case .file: files.append(File(path: path, target: target))
      case .folder where trail.contains(target): continue
      case .folder: try visit(target, named: path, base: base, trail: trail.union([target]), &files, &reading)
      case .link, .other: throw Failure(path: shown, reason: "it is neither file nor folder")
      }
    }
  }

  private static func place(_ name: String, below folder: String) -> String {
    folder.isEmpty ? name : name.isEmpty ? folder : "\(folder)/\(name)"
  }

  /// What stands at a place below `base`, behind any links; nil when there is nothing to read, which is reported.
  private static func target(
    of place: String, named path: String, base: String, _ reading: inout Reading
  ) -> (place: String, kind: Kind)? {
    guard let own = kind(of: "\(base)/\(place)") else { return nil }
    guard own == .link else { return (place, own) }
    guard let real = resolved("\(base)/\(place)"), let kind = kind(of: real) else {
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
    return (String(real.dropFirst(base.count + 1)), kind)
  }

  /// The path without links; nil when it leads nowhere.
  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private enum Kind {
    case file, folder, link, other

    init(mode: mode_t) {
      self =
        switch mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    /// - Parameter type: of an entry of a folder, the upper bits of its mode; where the file system does not tell it, 0.
    init(type: UInt8) { self.init(mode: mode_t(type) << 12) }
  }

  /// What stands at a path, which may be a link; nil when nothing does.
  private static func kind(of path: String) -> Kind? {
    var facts = stat()
    return lstat(path, &facts) == 0 ? Kind(mode: facts.st_mode) : nil
  }

  private struct Entry {
    var name: String
    /// Whether the name is just that, and not mended.
    var isText: Bool
    var kind: Kind
  }

  /// What is in a folder, in the order of the names.
  private static func list(_ folder: String) throws -> [Entry] {
    guard let stream = opendir(folder) else { throw failure(folder) }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      entries.append(
        Entry(
          name: String(decoding: name, as: UTF8.self), isText: String(validating: name, as: UTF8.self) != nil,
          kind: Kind(type: entry.pointee.d_type)))
    }
    return entries.sorted { $0.name < $1.name }
  }

  // MARK: Reading

  /// What a file holds, from memory where it has not changed.
  private static func contents(
    of file: File, below folder: Int32, _ memory: FolderMemory
  ) throws -> (path: String, stamp: FolderMemory.Stamp, bytes: [UInt8]) {
    let handle = openat(folder, file.target, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { throw failure(file.path) }
    defer { close(handle) }
    var facts = stat()
    guard fstat(handle, &facts) == 0 else { throw failure(file.path) }
    let stamp = FolderMemory.Stamp(facts)
    if let bytes = memory.bytes(of: file.path, stamp) { return (file.path, stamp, bytes) }
    var bytes: [UInt8] = []
    var room = Int(stamp.size) + 1  // One more, to see whether the file has grown.
    while true {
      let part = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = read(handle, buffer.baseAddress, room)
        guard got >= 0 else { throw failure(file.path) }
        count = got
      }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if part.isEmpty || bytes.count == stamp.size { return (file.path, stamp, bytes) }
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

  private static func failure(_ path: String) -> Failure {
    Failure(path: path, reason: String(cString: strerror(errno)))
  }

  private static func isLeftover(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#")
  }
}
