import FarqModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The files below a folder that are to be read.
struct FolderListing {
  struct File: Sendable {
    /// Below the folder.
    var path: String
    /// Where it stands, behind any links; below the folder too.
    var target: String
  }

  /// What the folder is called in diagnostics.
  let root: String
  /// The folder without links.
  let base: String
  private(set) var files: [File] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// - Throws: `FolderReader.Failure`.
  init(of folder: String, named root: String?) throws {
    guard let base = Self.resolved(folder), Self.kind(of: base) == .folder else {
      throw FolderReader.Failure(path: folder, reason: "there is no such folder")
    }
    self.base = base
    self.root = root ?? folder
    try visit("", named: "", trail: [""])
  }

  /// - Parameters:
  ///   - folder: where the folder stands below `base`, behind any links.
  ///   - path: what its files are called by.
  ///   - trail: `folder` and those above it, so that none is visited below itself.
  private mutating func visit(_ folder: String, named path: String, trail: Set<String>) throws {
    var last: String?
    for entry in try Self.list(Self.place(folder, below: base)) where !Self.isLeftover(entry.name) {
      let path = Self.place(entry.name, below: path)
      // Names are texts here: one could not be told from the other, or would not be found again.
      guard entry.isText else { throw failure(path, "its name is not valid UTF-8; rename it") }
      guard entry.name != last else { throw failure(path, "two names look like this one; rename one") }
      last = entry.name
      var (target, kind) = (Self.place(entry.name, below: folder), entry.kind)
      if kind != .file, kind != .folder {
        guard let real = self.target(of: target, named: path) else { continue }
        (target, kind) = real
      }
      switch kind {
      case .file: files.append(File(path: path, target: target))
      case .folder where trail.contains(target): continue
      case .folder: try visit(target, named: path, trail: trail.union([target]))
      case .link, .other: throw failure(path, "it is neither file nor folder")
      }
    }
  }

  private func failure(_ path: String, _ reason: String) -> FolderReader.Failure {
    FolderReader.Failure(path: location(path).path, reason: reason)
  }

  private func location(_ path: String) -> SourceLocation { SourceLocation(Self.place(path, below: root)) }

  private static func place(_ name: String, below folder: String) -> String {
    folder.isEmpty ? name : name.isEmpty ? folder : "\(folder)/\(name)"
  }

  /// What stands at a place below `base`, behind any links; nil when there is nothing to read, which is reported.
  private mutating func target(of place: String, named path: String) -> (place: String, kind: Kind)? {
    guard let own = Self.kind(of: "\(base)/\(place)") else { return nil }
    guard own == .link else { return (place, own) }
    guard let real = Self.resolved("\(base)/\(place)"), let kind = Self.kind(of: real) else {
      diagnostics.append(
        .error(
          "link-broken", at: location(path), "symbolic link leads nowhere",
          advice: "Remove it, or put back the file that it names."))
      return nil
    }
    guard real.hasPrefix(base + "/") else {
      diagnostics.append(
        .error(
          "link-outside", at: location(path), "symbolic link leads out of the folder",
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
    guard let stream = opendir(folder) else { throw FolderReader.Failure(lastErrorAt: folder) }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let (name, isText) = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        let bytes = bytes.prefix { $0 != 0 }
        let name = String(decoding: bytes, as: UTF8.self)
        return (name, name.utf8.elementsEqual(bytes))
      }
      entries.append(Entry(name: name, isText: isText, kind: Kind(type: entry.pointee.d_type)))
    }
    return entries.sorted { $0.name < $1.name }
  }

  private static func isLeftover(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#")
  }
}
