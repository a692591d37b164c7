import FarqModel

/// Reads `site.yaml`.
enum SiteReader {
  static let path = "site.yaml"

  static func read(_ tree: SourceTree, _ report: Report) -> Site? {
    guard let text = tree.text(path) else {
      report.error(
        "missing-file", at: tree.location(path), "there is no site.yaml",
        advice: "Write one with title, source, locales, families and sections.")
      return nil
    }
    guard let root = YAMLField.mapping(text, path: tree.displayPath(path), report) else { return nil }
    root.allow(["title", "source", "locales", "families", "sections", "edit_url"], report)
    guard let title = root.text("title", report), let source = root.text("source", report) else { return nil }
    let sections = readSections(root, report)
    guard !sections.isEmpty else {
      report.error(
        "missing-key", at: root.location, "«sections» names no section of an article",
        advice: "Write «sections:» with a list of ids in the order of the page.")
      return nil
    }
    return Site(
      title: title.value, source: source.value,
      locales: ordered(
        "locales", root, found: folders(tree, holding: LocaleReader.fileName), first: source.value, report),
      families: ordered("families", root, found: familySlugs(tree), first: nil, report), sections: sections,
      editURL: editURL(root, report))
  }

  private static func editURL(_ root: YAMLField, _ report: Report) -> String? {
    guard let field = root["edit_url"] else { return nil }
    let address = field.string ?? ""
    guard address.hasPrefix("https://") || address.hasPrefix("http://"), address.contains("{path}") else {
      report.error(
        "invalid-value", at: field.location, "«edit_url» is not an address that holds {path}",
        advice: "Write the address of a file's edit page, with {path} for its path below the content folder.")
      return nil
    }
    return address
  }

  private static func weight(_ item: YAMLField, _ report: Report) -> Int {
    guard let field = item["weight"] else { return 1 }
    if let weight = Int(field.string ?? ""), (1...100).contains(weight) { return weight }
    report.error(
      "invalid-value", at: field.location, "«\(field.string ?? "")» is not a weight",
      advice: "Write a whole number from 1 to 100; the larger, the sooner a translator shall see to it.")
    return 1
  }

  private static func readSections(_ root: YAMLField, _ report: Report) -> [SectionKind] {
    var sections: [SectionKind] = []
    for item in root["sections"]?.items ?? [] {
      let id: Located<String>?
      if item.string != nil {
        id = item.nonEmptyText(named: "sections", report)
      } else {
        item.allow(["id", "required", "place", "weight"], report)
        id = item.text("id", report)
      }
      guard let id else { continue }
      if !Slug.isName(id.value) {
        report.error(
          "invalid-value", at: id.location, "«\(id.value)» can't be a section's id",
          advice: "Use lower-case Latin letters, digits and hyphens; it becomes part of the addresses.")
        continue
      }
      if sections.contains(where: { $0.id == id.value }) {
        report.error("duplicate-id", at: id.location, "the section «\(id.value)» stands twice")
        continue
      }
      sections.append(
        SectionKind(
          id: id.value, required: item.flag("required", report),
          place: item.choice("place", default: SectionKind.Place.sections, report), weight: weight(item, report)))
    }
    return sections
  }

  /// What was found in the folders, those first that `site.yaml` puts in an order. A name without a folder is an error.
  private static func ordered(
    _ key: String, _ root: YAMLField, found: [String], first: String?, _ report: Report
  ) -> [String] {
    var names: [String] = []
    for name in root.strings(key, report) {
      if !found.contains(name.value) {
        report.error(
          "unknown-name", at: name.location, "«\(name.value)» stands in \(key), but there is no such folder or file",
          advice: Suggestion.advice(for: name.value, among: found))
      } else if !names.contains(name.value) {
        names.append(name.value)
      }
    }
    let rest = found.filter { !names.contains($0) }
    return names + rest.filter { $0 == first } + rest.filter { $0 != first }
  }

  private static func folders(_ tree: SourceTree, holding file: String) -> [String] {
    tree.paths.filter { $0.hasSuffix("/\(file)") }.map { String($0.dropLast(file.count + 1)) }.filter {
      !$0.contains("/")
    }
  }

  private static func familySlugs(_ tree: SourceTree) -> [String] {
    tree.paths.compactMap { path in
      guard path.hasPrefix("families/"), path.hasSuffix(".yaml") else { return nil }
      return String(path.dropFirst("families/".count).dropLast(".yaml".count))
    }
  }
}
