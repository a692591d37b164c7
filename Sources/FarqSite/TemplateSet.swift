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

  /// Compiled when the first template is rendered.
  private let library: Lazy<MustacheLibrary>
  /// What is known of the templates; `phraseKeys` are asked for by rules, the rest by the renderer.
  private let uses: TemplateUses
  package let assets: AssetBundle

  /// Reads all templates of a folder and reports those that are missing or do not parse.
  /// - Parameter memory: what earlier runs found without fault.
  package static func read(
    _ tree: SourceTree, memory: any Memory = NoMemory()
  ) -> (templates: TemplateSet?, diagnostics: [Diagnostic]) {
    var key = Digest()
    tree.add(to: &key) { $0.hasSuffix(".mustache") }
    if let uses = memory.recall(key.value).flatMap(TemplateUses.init(packed:)) {
      let library = Lazy { MustacheLibrary(templates: TemplateCheck.compiled(tree)) }
      return (TemplateSet(library: library, uses: uses, assets: AssetBundle(tree, memory)), [])
    }
    let check = TemplateCheck(tree)
    guard !check.diagnostics.hasErrors else { return (nil, check.diagnostics) }
    if check.diagnostics.isEmpty { memory.keep(key.value, check.uses.packed) }
    let library = Lazy(made: MustacheLibrary(templates: check.compiled))
    return (TemplateSet(library: library, uses: check.uses, assets: AssetBundle(tree, memory)), check.diagnostics)
  }

  package var phraseKeys: Set<String> { uses.phraseKeys }

  /// The page or part that a template makes of what it sees.
  func render(_ name: String, _ scope: Scope) -> String { library.value.render(scope, withTemplate: name) ?? "" }

  /// Whether a template, or one that it includes, makes something of a text other than to show it.
  func readsTexts(_ name: String) -> Bool { uses.textReaders.contains(name) }
}
