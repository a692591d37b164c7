package import FarqModel
internal import Mustache

/// The compiled templates and the assets that pages refer to.
package struct TemplateSet: Sendable {
  /// Templates that pages and parts ask for by name; a folder without one of them can't build a site.
  package static let required = [
    "chooser", "home", "family", "code", "pair", "notfound", "translation",
    "card", "track", "trait-value", "trait-row", "pair-answer", "part", "section-row", "section-column", "section-body",
    "difference", "difference-list", "shared", "shared-list", "decision", "more", "references", "pair-link",
    "code-lead", "code-step", "reference-list", "matrix-cell",
    "pair-item", "prose",
  ]

  private let library: MustacheLibrary
  /// Phrase keys that the templates use as `t.key` or `ta.key`, with the first place of each.
  package let phraseKeys: [String: SourceLocation]
  package let assets: AssetBundle
  /// Templates that do more with texts than show them.
  private let textReaders: Set<String>

  /// Compiles all templates of a folder and reports those that are missing or do not parse.
  package static func read(_ tree: SourceTree) -> (templates: TemplateSet?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var compiled: [String: MustacheTemplate] = [:]
    var keys: [String: SourceLocation] = [:]
    var all: [String: [TemplateTag]] = [:]
    for path in tree.paths where path.hasSuffix(".mustache") && !path.contains("/") {
      guard let text = tree.text(path) else { continue }
      let name = String(path.dropLast(".mustache".count))
      do {
        compiled[name] = try MustacheTemplate(string: text)
      } catch {
        diagnostics.append(problem(error, tree, path))
      }
      let tags = TemplateTag.all(in: text)
      all[name] = tags
      for (key, place) in phraseUses(tags, path, tree) where keys[key] == nil { keys[key] = place }
      diagnostics += missingPartials(tags, path, tree) + PreparedValues.problems(tags, path, tree)
      diagnostics += markers(in: path, tree)
    }
    for name in required where tree.files["\(name).mustache"] == nil {
      diagnostics.append(
        .error(
          "missing-template", at: tree.location("\(name).mustache"), "there is no template «\(name)»",
          advice: "Put \(name).mustache into the folder of templates."))
    }
    guard !diagnostics.hasErrors else { return (nil, diagnostics) }
    let set = TemplateSet(
      library: MustacheLibrary(templates: compiled), phraseKeys: keys, assets: AssetBundle(tree),
      textReaders: Set(all.keys.filter { TemplateTag.readsTexts($0, of: all) }))
    return (set, diagnostics)
  }

  /// The page or part that a template makes of what it sees.
  func render(_ name: String, _ scope: Scope) -> String { library.render(scope, withTemplate: name) ?? "" }

  /// Whether a template, or one that it includes, makes something of a text other than to show it.
  func readsTexts(_ name: String) -> Bool { textReaders.contains(name) }

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

  private static func phraseUses(
    _ tags: [TemplateTag], _ path: String, _ tree: SourceTree
  ) -> [(key: String, place: SourceLocation)] {
    tags.compactMap { tag in
      guard let name = ["t.", "ta."].first(where: tag.content.hasPrefix) else { return nil }
      let key = tag.content.dropFirst(name.count)
      return (
        String(key),
        tree.location(path, line: tag.line, column: tag.column + name.count, length: key.count)
      )
    }
  }

  /// Characters that stand for what a page shows while templates are rendered.
  private static func markers(in path: String, _ tree: SourceTree) -> [Diagnostic] {
    // In UTF-8 they begin with this byte or a higher one.
    guard tree.files[path]?.contains(where: { $0 >= 0xEE }) == true else { return [] }
    return tree.characters(of: path, SlotMarker.contains).map { found in
      let name = Letters.name(of: found.value)
      return .error(
        "private-use", at: found.location, "private-use character \(name)",
        advice: "Write it as &#x\(name.dropFirst(2)); where readers shall see it.")
    }
  }

  private static func missingPartials(_ tags: [TemplateTag], _ path: String, _ tree: SourceTree) -> [Diagnostic] {
    tags.compactMap { tag in
      guard tag.sigil == ">", tree.files["\(tag.content).mustache"] == nil else { return nil }
      return .error(
        "missing-template", at: tree.location(path, line: tag.line), "there is no template «\(tag.content)» to include",
        advice: "Put \(tag.content).mustache into the folder of templates.")
    }
  }
}
