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
    "pair-item": ["href", "label", "name", "tone"],
    "references": ["heading", "href", "page", "sources"], "code-step": ["href", "label"], "pair-answer": ["body"],
    "code": [
      "lead", "value", "sources", "pairs", "previous", "next", "code_slug", "heading", "title", "description",
    ],
    "code-lead": ["body"], "family": ["cells"], "matrix-cell": ["href", "label"],
  ]

  /// Uses that would go wrong: `{{#value}}`, `{{^value}}`, `{{{function(value)}}}`.
  static func problems(_ tags: [TemplateTag], _ path: String, _ tree: SourceTree) -> [Diagnostic] {
    guard let names = names[String(path.dropLast(".mustache".count))] else { return [] }
    return tags.compactMap { tag in
      let isTest = tag.sigil.map { "#^$".contains($0) } ?? false
      guard let name = tag.call?.argument ?? (isTest ? tag.content : nil), names.contains(String(name)) else {
        return nil
      }
      let column = tag.column + tag.content.distance(from: tag.content.startIndex, to: name.startIndex)
      return .error(
        "prepared-value", at: tree.location(path, line: tag.line, column: column, length: name.count),
        "«\(name)» differs from page to page, and this template is rendered once for all of them",
        advice: "Show it with {{{\(name)}}}; it can't be tested or transformed.")
    }
  }
}
