import FarqModel

/// The lock files of translations: one per family, one for the home page.
enum LockFiles {
  static func read(_ path: String, _ tree: SourceTree, _ memory: ReadingMemory, _ report: Report) -> LockFile? {
    memory.lazily(path, tree, report, orElse: TranslationLock()) { report in
      tree.text(path).map { LockReader.read($0, path: tree.displayPath(path), report) }
    }.map { LockFile(digest: tree.digest(of: path), lock: $0) }
  }

  static func reportStrays(_ tree: SourceTree, _ locale: String, _ families: [String], _ report: Report) {
    for path in tree.paths(below: locale) where path.hasSuffix("/" + TranslationLock.fileName) {
      let folder = path.split(separator: "/").dropFirst().dropLast().joined(separator: "/")
      guard !folder.isEmpty, !families.contains(folder) else { continue }
      report.warning(
        "stray-file", at: tree.location(path), "nothing reads this file: there is no such family",
        advice: "Delete it, or move it to the folder of its family.")
    }
  }
}
