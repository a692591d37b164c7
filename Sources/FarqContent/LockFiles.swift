import FarqModel

/// Finds the lock files of translations: one per family, one for the home page.
enum LockFiles {
  private static let name = "translation.lock"

  /// The locks of one family, or of the home page, in the locales of some readers.
  static func read(
    _ readers: [TextReader], _ family: String?, into texts: inout [String: LocaleTexts], _ report: Report
  ) {
    let files = readers.map { reader in (reader, "\(reader.locale.id)/\(family.map { $0 + "/" } ?? "")\(name)") }
      .filter { reader, path in reader.tree.files[path] != nil }
    let locks = report.each(of: files) { file, report in
      let (reader, path) = file
      return reader.memory.value(path, reader.tree.files[path], report) { report in
        reader.tree.text(path).map { LockReader.read($0, path: reader.tree.displayPath(path), report) }
      }
    }
    for ((reader, _), lock) in zip(files, locks) {
      guard let lock else { continue }
      if let family {
        texts[reader.locale.id]?.families[family, default: FamilyTexts()].lock = lock
      } else {
        texts[reader.locale.id]?.lock = lock
      }
    }
  }

  static func reportStrays(_ tree: SourceTree, _ locale: String, _ families: [Family], _ report: Report) {
    for path in tree.paths where path.hasPrefix(locale + "/") && path.hasSuffix("/" + name) {
      let folder = path.split(separator: "/").dropFirst().dropLast().joined(separator: "/")
      guard !folder.isEmpty, !families.contains(where: { $0.slug == folder }) else { continue }
      report.warning(
        "stray-file", at: tree.location(path), "nothing reads this file: there is no such family",
        advice: "Delete it, or move it to the folder of its family.")
    }
  }
}
