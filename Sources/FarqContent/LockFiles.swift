import FarqModel

/// Finds the lock files of a locale: one per family, one for the home page.
enum LockFiles {
  private static let name = "translation.lock"

  static func read(
    _ tree: SourceTree, _ locale: String, _ families: [Family], _ memory: ReadingMemory,
    into texts: inout LocaleTexts?, _ report: Report
  ) {
    let paths = tree.paths.filter { $0.hasPrefix(locale + "/") && $0.hasSuffix("/" + name) }
    func folder(_ path: String) -> String {
      path.split(separator: "/").dropFirst().dropLast().joined(separator: "/")
    }
    let read = paths.filter { path in folder(path).isEmpty || families.contains { $0.slug == folder(path) } }
    let locks = report.each(of: read) { path, report in
      memory.value(path, tree.files[path], report) { report in
        tree.text(path).map { LockReader.read($0, path: tree.displayPath(path), report) }
      }
    }
    for (path, lock) in zip(read, locks) {
      guard let lock else { continue }
      if folder(path).isEmpty {
        texts?.lock = lock
      } else {
        texts?.families[folder(path), default: FamilyTexts()].lock = lock
      }
    }
    for path in paths where !read.contains(path) {
      report.warning(
        "stray-file", at: tree.location(path), "nothing reads this file: there is no such family",
        advice: "Delete it, or move it to the folder of its family.")
    }
  }
}
