import FarqModel
internal import Mustache

/// What is said of the templates of a folder without rendering one.
struct TemplateUses: Sendable {
  /// Phrase keys that the templates use as `t.key` or `ta.key`.
  var phraseKeys: Set<String>
  /// Templates that do more with texts than show them.
  var textReaders: Set<String>
}

extension TemplateUses: Packable {
  func pack(into packer: inout Packer) {
    for names in [phraseKeys, textReaders] { packer.add(names.sorted()) { $1.add($0) } }
  }

  init(from unpacker: inout Unpacker) throws {
    phraseKeys = Set(try unpacker.list { try $0.text() })
    textReaders = Set(try unpacker.list { try $0.text() })
  }
}

/// Compiles the templates of a folder, and finds those that are missing, do not parse or would go wrong.
struct TemplateCheck {
  private(set) var compiled: [String: MustacheTemplate] = [:]
  private(set) var uses = TemplateUses(phraseKeys: [], textReaders: [])
  private(set) var diagnostics: [Diagnostic] = []

  init(_ tree: SourceTree) {
    var all: [String: [TemplateTag]] = [:]
    for (name, path) in Self.templates(of: tree) {
      guard let text = tree.text(path) else { continue }
      do {
        compiled[name] = try MustacheTemplate(string: text)
      } catch {
        diagnostics.append(Self.problem(error, tree, path))
      }
      let tags = TemplateTag.all(in: text)
      all[name] = tags
      uses.phraseKeys.formUnion(Self.phraseKeys(tags))
      diagnostics += Self.missingPartials(tags, path, tree) + PreparedValues.problems(tags, path, tree)
      diagnostics += Self.markers(in: path, tree)
    }
    for name in TemplateSet.required where tree.files["\(name).mustache"] == nil {
      diagnostics.append(
        .error(
          "missing-template", at: tree.location("\(name).mustache"), "there is no template «\(name)»",
          advice: "Put \(name).mustache into the folder of templates."))
    }
    uses.textReaders = Set(all.keys.filter { TemplateTag.readsTexts($0, of: all) })
  }

  /// The templates of a folder in which nothing was found amiss.
  static func compiled(_ tree: SourceTree) -> [String: MustacheTemplate] {
    var compiled: [String: MustacheTemplate] = [:]
    for (name, path) in templates(of: tree) { compiled[name] = try? MustacheTemplate(string: tree.text(path) ?? "") }
    return compiled
  }

  private static func templates(of tree: SourceTree) -> [(name: String, path: String)] {
    tree.paths.filter { $0.hasSuffix(".mustache") && !$0.contains("/") }
      .map { (String($0.dropLast(".mustache".count)), $0) }
  }

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

  private static func phraseKeys(_ tags: [TemplateTag]) -> [String] {
    tags.compactMap { tag in
      ["t.", "ta."].first(where: tag.content.hasPrefix).map { String(tag.content.dropFirst($0.count)) }
    }
  }

  /// Characters that stand for what a page shows while templates are rendered.
  private static func markers(in path: String, _ tree: SourceTree) -> [Diagnostic] {
    // In UTF-8 they begin with this byte or a higher one.
    guard tree.bytes(of: path)?.contains(where: { $0 >= 0xEE }) == true else { return [] }
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
