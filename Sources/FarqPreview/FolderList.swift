#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What stands in folders, for watching them; hidden files are nobody's content.
enum FolderList {
  /// Files and folders of one folder, with what tells one state of each from another.
  static func entries(of folder: String) -> [(path: String, isFolder: Bool, stamp: [Int])] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var entries: [(path: String, isFolder: Bool, stamp: [Int])] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard !name.hasPrefix(".") else { continue }
      let path = "\(folder)/\(name)"
      var facts = stat()
      guard lstat(path, &facts) == 0 else { continue }
      #if canImport(Darwin)
        let time = facts.st_ctimespec
      #else
        let time = facts.st_ctim
      #endif
      let isFolder = facts.st_mode & S_IFMT == S_IFDIR
      entries.append((path, isFolder, [Int(facts.st_ino), Int(facts.st_size), time.tv_sec, time.tv_nsec]))
    }
    return entries
  }

  static func subfolders(of folder: String) -> [String] { entries(of: folder).filter(\.isFolder).map(\.path) }
}
