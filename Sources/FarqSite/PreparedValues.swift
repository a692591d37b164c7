import FarqModel

/// The values of templates that are not known yet when the template is rendered, because pages are gathered from its
/// output: such a value can be shown, but not tested, gone through or transformed.
enum PreparedValues {
  private static let names: [String: Set<String>] = [
    "pair": [
      "answer", "card_a", "card_b", "first", "second", "traits", "sections", "differences", "shared", "decision",
      "example", "more", "heading", "title", "description",
    ],
    "part": ["body"], "more": ["a", "b", "neighbours"], "section-row": ["a", "b"],
    "section-column": ["code", "heading", "body"], "trait-row": ["a", "b"], "difference": ["body"],
    "difference-list": ["items"], "shared": ["body"], "shared-list": ["items"], "pair-link": ["href", "label"],
    "pair-item": ["href"], "pair-answer": ["body"], "code": ["body", "value", "pairs"],
  ]

  /// Uses that would go wrong: `{{#value}}`, `{{^value}}`, `{{{function(value)}}}`.
  static func problems(_ text: String, _ path: String, _ tree: SourceTree) -> [Diagnostic] {
    guard let names = names[String(path.dropLast(".mustache".count))] else { return [] }
    var found: [Diagnostic] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      for match in line.matches(of: /\{\{\{?\s*(?:[#^$]\s*([a-z_]+)|&?\s*[A-Za-z]+\(\s*([a-z_]+))/) {
        let name = String(match.1 ?? match.2 ?? "")
        guard names.contains(name) else { continue }
        let column = line.distance(from: line.startIndex, to: (match.1 ?? match.2 ?? line).startIndex) + 1
        found.append(
          .error(
            "prepared-value", at: tree.location(path, line: number + 1, column: column, length: name.count),
            "«\(name)» differs from page to page, and this template is rendered once for all of them",
            advice: "Show it with {{{\(name)}}}; it can't be tested or transformed."))
      }
    }
    return found
  }
}
