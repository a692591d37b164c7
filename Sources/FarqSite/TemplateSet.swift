package import FarqModel
internal import Mustache

/// The compiled templates and the assets that pages refer to.
package struct TemplateSet: Sendable {
  /// Templates that pages and parts ask for by name; a folder without one of them can't build a site.
  package static let required = [
    "chooser", "home", "family", "code", "pair", "notfound", "translation",
    "card", "track", "trait-value", "trait-row", "pair-answer", "part", "section-row", "section-column", "section-body",
    "difference", "difference-list", "shared", "shared-list", "decision", "more", "references", "pair-link",
    "pair-item", "prose",
  ]

  private let library: MustacheLibrary
  /// Phrase keys that the templates use as `t.key` or `ta.key`, with the first place of each.
  package let phraseKeys: [String: SourceLocation]
  package let assets: AssetBundle

  /// Compiles all templates of a folder and reports those that are missing or do not parse.
  package static func read(_ tree: SourceTree) -> (templates: TemplateSet?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var compiled: [String: MustacheTemplate] = [:]
    var keys: [String: SourceLocation] = [:]
    for path in tree.paths where path.hasSuffix(".mustache") && !path.contains("/") {
      guard let text = tree.text(path) else { continue }
      do {
        compiled[String(path.dropLast(".mustache".count))] = try MustacheTemplate(string: text)
      } catch {
        diagnostics.append(problem(error, tree, path))
      }
      for use in phraseUses(text) where keys[use.key] == nil {
        keys[use.key] = tree.location(path, line: use.line, column: use.column, length: use.key.count)
      }
      diagnostics += missingPartials(text, path, tree) + PreparedValues.problems(text, path, tree)
    }
    for name in required where tree.files["\(name).mustache"] == nil {
      diagnostics.append(
        .error(
          "missing-template", at: tree.location("\(name).mustache"), "there is no template «\(name)»",
          advice: "Put \(name).mustache into the folder of templates."))
    }
    guard !diagnostics.hasErrors else { return (nil, diagnostics) }
    let set = TemplateSet(
      library: MustacheLibrary(templates: compiled), phraseKeys: keys, assets: AssetBundle(tree))
    return (set, diagnostics)
  }

  /// The page or part that a template makes of a view.
  func render(_ name: String, _ view: View) -> String { library.render(view, withTemplate: name) ?? "" }

  private static func problem(_ error: any Error, _ tree: SourceTree, _ path: String) -> Diagnostic {
    let advice = "See https://mustache.github.io/mustache.5.html; every {{#name}} needs its {{/name}}."
    guard let error = error as? MustacheTemplate.ParserError else {
      return .error(
        "invalid-template", at: tree.location(path), "the template does not parse: \(error)", advice: advice)
    }
    return .error(
      "invalid-template",
      at: tree.location(path, line: error.context.lineNumber, column: max(1, error.context.columnNumber)),
      "the template does not parse: \(error.error)", advice: advice)
  }

  private static func phraseUses(_ text: String) -> [(key: String, line: Int, column: Int)] {
    var uses: [(key: String, line: Int, column: Int)] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line.contains("{{") {
      for match in line.matches(of: /\{\{\{?[#^&]?\s*ta?\.([a-z0-9_]+)/) {
        uses.append((String(match.1), index + 1, line.distance(from: line.startIndex, to: match.1.startIndex) + 1))
      }
    }
    return uses
  }

  private static func missingPartials(_ text: String, _ path: String, _ tree: SourceTree) -> [Diagnostic] {
    text.matches(of: /\{\{>\s*([A-Za-z0-9_-]+)/).compactMap { match in
      let name = String(match.1)
      guard tree.files["\(name).mustache"] == nil else { return nil }
      let line = text[..<match.range.lowerBound].count { $0 == "\n" } + 1
      return .error(
        "missing-template", at: tree.location(path, line: line), "there is no template «\(name)» to include",
        advice: "Put \(name).mustache into the folder of templates.")
    }
  }
}

/// What a template sees: texts, truth values, lists of views.
typealias View = [String: Any]
