import FarqModel

/// The values of templates that are not known yet when the template is rendered, because pages are gathered from its
/// output: such a value can be shown in the one form that it is prepared in, but not tested, gone through or transformed.
enum PreparedValues {
  private struct Names {
    var html: Set<String> = []
    var text: Set<String> = []
    /// Those that are the same as text and as HTML.
    var words: Set<String> = []

    func contains(_ name: String) -> Bool { html.contains(name) || text.contains(name) || words.contains(name) }
  }

  private static let names: [String: Names] = [
    "head": Names(text: ["title", "description"]),
    "pair": Names(
      html: [
        "answer", "card_a", "card_b", "first", "second", "traits", "sections", "differences", "shared", "decision",
        "example", "more", "heading",
      ], text: ["title", "description"]),
    "part": Names(html: ["body"]), "more": Names(html: ["a", "b", "neighbours"]),
    "section-row": Names(html: ["a", "b"]), "section-column": Names(html: ["heading", "body"], words: ["code"]),
    "trait-row": Names(html: ["a", "b"]), "difference": Names(html: ["body"]),
    "difference-list": Names(html: ["items"]), "shared": Names(html: ["body"]), "shared-list": Names(html: ["items"]),
    "pair-link": Names(html: ["label"], words: ["href"]),
    "pair-item": Names(html: ["label", "name"], words: ["href", "tone"]),
    "references": Names(html: ["heading", "page", "sources"], words: ["href"]),
    "code-step": Names(html: ["label"], words: ["href"]), "pair-answer": Names(html: ["body"]),
    "code": Names(
      html: ["lead", "value", "sources", "pairs", "previous", "next", "heading"], text: ["title", "description"],
      words: ["code_slug"]),
    "code-lead": Names(html: ["body"]), "family": Names(html: ["cells"]),
    "matrix-cell": Names(text: ["label"], words: ["href"]),
  ]

  /// Uses that would go wrong: `{{#value}}`, `{{^value}}`, `{{{function(value)}}}`, and `{{value}}` of HTML.
  static func problems(_ tags: [TemplateTag], _ path: String, _ tree: SourceTree) -> [Diagnostic] {
    guard let names = names[String(path.dropLast(".mustache".count))] else { return [] }
    return tags.compactMap { tag in
      let name = tag.call?.argument ?? tag.content
      guard names.contains(String(name)), let problem = problem(tag, String(name), names) else { return nil }
      let column = tag.column + tag.content.distance(from: tag.content.startIndex, to: name.startIndex)
      return .error(
        "prepared-value", at: tree.location(path, line: tag.line, column: column, length: name.count),
        problem.message, advice: problem.advice)
    }
  }

  private static func problem(
    _ tag: TemplateTag, _ name: String, _ names: Names
  ) -> (message: String, advice: String)? {
    let isText = names.text.contains(name)
    let right = isText ? "{{\(name)}}" : "{{{\(name)}}}"
    if tag.call != nil || tag.sigil.map({ "#^$".contains($0) }) == true {
      return (
        "«\(name)» differs from page to page, and this template is rendered once for all of them",
        "Show it with \(right); it can't be tested or transformed."
      )
    }
    guard tag.sigil == nil || tag.sigil == "&", tag.isRaw == isText, !names.words.contains(name) else { return nil }
    return (
      isText
        ? "«\(name)» is text, which has to be escaped"
        : "«\(name)» is HTML that takes its place after this template has been rendered, so it can't be escaped",
      "Show it with \(right)."
    )
  }
}
