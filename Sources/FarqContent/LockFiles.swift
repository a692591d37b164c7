import FarqModel

/// Finds the lock files of a locale: one per family, one for the home page.
enum LockFiles {
  private static let name = "translation.lock"

  static func read(
    _ tree: SourceTree, _ locale: String, _ families: [Family], _ memory: ReadingMemory,
    into texts: inout LocaleTexts?, _ report: Report
  ) {
    func lock(_ path: String, _ text: String) -> TranslationLock? {
      memory.value(path, tree.files[path], report) { LockReader.read(text, path: tree.displayPath(path), $0) }
    }
    for path in tree.paths where path.hasPrefix(locale + "/") && path.hasSuffix("/" + name) {
      guard let text = tree.text(path) else { continue }
      let folders = path.split(separator: "/").dropFirst().dropLast()
      if folders.isEmpty {
        texts?.lock = lock(path, text) ?? TranslationLock()
      } else if folders.count == 1, let family = families.first(where: { $0.slug == folders[1] }) {
        texts?.families[family.slug, default: FamilyTexts()].lock = lock(path, text) ?? TranslationLock()
      } else {
        report.warning(
          "stray-file", at: tree.location(path), "nothing reads this file: there is no such family",
          advice: "Delete it, or move it to the folder of its family.")
      }
    }
  }
}
