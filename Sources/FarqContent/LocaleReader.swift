import FarqMarkdown
import FarqModel

/// Reads `<locale>/locale.yaml`.
enum LocaleReader {
  static let fileName = "locale.yaml"

  static func readAll(_ tree: SourceTree, _ site: Site, _ memory: ReadingMemory, _ report: Report) -> [Locale] {
    report.each(of: site.locales) { id, report -> Locale? in
      let path = "\(id)/\(fileName)"
      let file = memory.value(path, tree, report) { report in
        guard let text = tree.text(path), let root = YAMLField.mapping(text, path: tree.displayPath(path), report)
        else { return nil as LocaleFile? }
        return read(root, site, report)
      }
      guard let file else { return nil }
      if let locale = file.locale(id, at: tree.location(path)) { return locale }
      report.error(
        "unknown-locale", at: tree.location(path), "ICU does not know the locale «\(id)» or its numbering system",
        advice: "Name the folder by a BCP 47 tag such as «ar» or «pt-BR», and `numbering` as CLDR does, such as «latn»."
      )
      return nil
    }.compactMap { $0 }
  }

  private static func read(_ root: YAMLField, _ site: Site, _ report: Report) -> LocaleFile? {
    root.allow(["name", "direction", "numbering", "headings", "phrases"], report)
    guard let name = root.text("name", report) else { return nil }
    guard let directionWord = root.text("direction", report) else { return nil }
    let direction = root.choice("direction", default: DirectionWord.ltr, report).direction
    guard directionWord.value == direction.rawValue else { return nil }
    return LocaleFile(
      name: name.value, direction: direction, numbering: root["numbering"]?.string ?? "latn",
      headings: readHeadings(root, site, report), phrases: readPhrases(root["phrases"], direction, nil, report))
  }

  private static func readHeadings(_ root: YAMLField, _ site: Site, _ report: Report) -> [String: [String]] {
    let ids = site.sections.map(\.id) + PairPart.allCases.map(\.rawValue).filter { site.section($0) == nil }
    guard let field = root["headings"] else {
      report.error(
        "missing-key", at: root.location, "«headings» is missing",
        advice: "Give each section its heading: \(ids.joined(separator: ", ")).")
      return [:]
    }
    field.allow(ids, report)
    var headings: [String: [String]] = [:]
    for id in ids {
      guard let value = field[id] else {
        report.error(
          "missing-heading", at: field.location, "the section «\(id)» has no heading in this locale",
          advice: "Add «\(id): …» under headings.")
        continue
      }
      let words =
        value.items == nil ? value.nonEmptyText(named: id, report).map { [$0] } ?? [] : field.strings(id, report)
      headings[id] = words.map { normalizedHeading($0.value) }
    }
    reportRepeated(headings, field, report)
    return headings
  }

  /// A heading that stands for two sections of an article could not be told apart.
  private static func reportRepeated(_ headings: [String: [String]], _ field: YAMLField, _ report: Report) {
    var owner: [String: String] = [:]
    for (id, words) in headings.sorted(by: { $0.key < $1.key }) {
      for word in words {
        if let other = owner[word], other != id {
          report.error(
            "duplicate-heading", at: field.location, "«\(word)» is the heading of both «\(other)» and «\(id)»")
        }
        owner[word] = id
      }
    }
  }

  static func readPhrases(
    _ field: YAMLField?, _ direction: Direction, _ wording: Wording?, _ report: Report
  ) -> [String: Phrase] {
    var phrases: [String: Phrase] = [:]
    for (key, value) in field?.entries ?? [] {
      phrases[key.string ?? ""] = PhraseReader.read(value, named: key.string ?? "", direction, wording, report)
    }
    return phrases
  }
}

/// `Direction` as a closed list for the reader of choices.
private enum DirectionWord: String, CaseIterable {
  case ltr, rtl
  var direction: Direction { self == .ltr ? .ltr : .rtl }
}
