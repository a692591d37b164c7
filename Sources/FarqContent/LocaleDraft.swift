import FarqModel

/// The first `locale.yaml` of a new locale: the source locale's headings and phrases, for a translator to replace.
package enum LocaleDraft {
  /// - Parameters:
  ///   - tag: a BCP 47 tag, which ICU must know.
  ///   - text: the source locale's `locale.yaml`.
  /// - Returns: nil when ICU does not know the tag or the text can't be read.
  package static func text(for tag: String, from text: String) -> String? {
    let report = Report()
    guard let rules = ICURules.rules(for: tag, numbering: "latn"),
      rules.languageName(tag).lowercased() != tag.lowercased(),
      let root = YAMLField.mapping(text, path: "", report)
    else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let phrases = root["phrases"]?.entries ?? []
    // From the end, so that the lines above keep their numbers.
    for (key, value) in phrases.reversed() where value.isMapping {
      let start = key.location.line - 1
      let indent = String(lines[start].prefix { $0 == " " })
      var end = start + 1
      while end < lines.count, lines[end].hasPrefix(indent + " ") { end += 1 }
      lines.replaceSubrange(start..<end, with: forms(of: value, named: key.string ?? "", indent, rules))
    }
    let head = [
      "name": rules.languageName(tag), "direction": ICURules.isRightToLeft(tag) ? "rtl" : "ltr", "numbering": "latn",
    ]
    for (key, value) in head {
      guard let field = root.entries.first(where: { $0.key.string == key }) else { continue }
      lines[field.key.location.line - 1] = "\(key): \(value)"
    }
    return lines.joined(separator: "\n")
  }

  /// A phrase that counts, with a form for each category of the new language; those that the source has not start from
  /// its `other`.
  private static func forms(of value: YAMLField, named name: String, _ indent: String, _ rules: LocaleRules) -> [String]
  {
    let other = value["other"]?.string ?? ""
    return ["\(indent)\(name):"]
      + rules.pluralCategories.map { category in
        "\(indent)  \(category): \"\(Escape.json(value[category]?.string ?? other))\""
      }
  }
}
