import FarqModel

/// Finds the lock files of a locale: one per family, one for the home page.
enum LockFiles {
  private static let name = "translation.lock"

  static func read(
    _ tree: SourceTree, _ locale: String, _ families: [Family], into texts: inout LocaleTexts?, _ report: Report
  ) {
    for path in tree.paths where path.hasPrefix(locale + "/") && path.hasSuffix("/" + name) {
      guard let text = tree.text(path) else { continue }
      let folders = path.split(separator: "/").dropFirst().dropLast()
      if folders.isEmpty {
        texts?.lock = LockReader.read(text, path: tree.displayPath(path), report)
      } else if folders.count == 1, let family = families.first(where: { $0.slug == folders[1] }) {
        texts?.families[family.slug, default: FamilyTexts()].lock = LockReader.read(
          text, path: tree.displayPath(path), report)
      } else {
        report.warning(
          "stray-file", at: tree.location(path), "nothing reads this file: there is no such family",
          advice: "Delete it, or move it to the folder of its family.")
      }
    }
  }
}
