import FarqContent
import FarqLint
import FarqModel
import FarqSite
import FarqSource
import FarqTranslation

/// From folders to everything that is known before a page is made: the way that all commands share.
struct Pipeline {
  var content: SourceTree
  var templateTree: SourceTree
  /// nil when there are errors that leave nothing to build.
  var catalog: Catalog?
  var sites: [LocalizedSite]
  var templates: TemplateSet?
  var diagnostics: [Diagnostic]
  /// A digest of the program and of all files but articles, which pages know one by one, and locks, of which pages show
  /// what becomes of a section's state.
  private let base: UInt64
  private let memories: any Memories

  init(_ inputs: Inputs, strict: Bool, memories: any Memories, early: EarlyPages? = nil) {
    self.init(
      content: inputs.content, templates: inputs.templates, strict: strict, memories: memories, early: early)
  }

  /// Checks what has been read.
  /// - Parameter early: who wants the pages of a family as soon as it has been read.
  init(
    content contentReading: FolderReader.Reading, templates templateReading: FolderReader.Reading, strict: Bool,
    memories: any Memories = NoMemory(), early: EarlyPages? = nil
  ) {
    content = contentReading.tree
    templateTree = templateReading.tree
    self.memories = memories
    let base = Self.base(content, templateTree)
    let tree = templateReading.tree
    let templateSet = Lazy { TemplateSet.read(tree, memory: memories.memory("templates")) }.begin()
    let content = content
    let reading = ContentReader.read(content, memories: memories, base: base, inspector: Self.inspector) {
      catalog, family in
      guard let early, let templates = templateSet.value.templates else { return }
      let sites = Localizer.localize(catalog, only: family, memories: memories, base: base)
      let planner = Self.planner(sites, catalog, templates, content, base, early.options, memories)
      early.take(planner.familyPages(family))
    }
    self.base = base
    let (templates, templateDiagnostics) = templateSet.value
    self.templates = templates
    catalog = reading.catalog
    sites = reading.catalog.map { Localizer.localize($0, memories: memories, base: base) } ?? []
    var found = contentReading.diagnostics + templateReading.diagnostics + reading.diagnostics + templateDiagnostics
    if let catalog {
      found += Linter.check(
        LintInput(
          catalog: catalog, sites: sites, content: content,
          phrases: RequiredPhrases.all(templates: templates)), memory: memories.memory("lint"), base: base)
    }
    diagnostics = found.inReadingOrder
    if strict { diagnostics = diagnostics.map { $0.asError } }
  }

  /// The same after a save in some articles of codes and pairs, in a fraction of the time; nil when that can't be known to
  /// be right without reading everything.
  /// - Parameter changed: paths below the content folder.
  func revised(_ content: SourceTree, changed: [String]) -> Pipeline? {
    guard !diagnostics.hasErrors, let catalog,
      let revision = Revision(catalog, content, changed: changed, inspector: Self.inspector)
    else { return nil }
    let excerpt = revision.excerpt
    let found = Linter.checkArticles(
      LintInput(catalog: excerpt, sites: Localizer.localize(excerpt), content: content, phrases: []))
    let paths = Set(
      catalog.locales.flatMap { locale in
        revision.names.map { content.displayPath("\(locale.id)/\($0.family)/\($0.article).md") }
      })
    // What an excerpt lacks is not missing, so only what is said of the articles themselves counts.
    guard !found.contains(where: { $0.severity == .error && paths.contains($0.location.path) }) else { return nil }
    var copy = self
    copy.content = content
    copy.catalog = revision.catalog
    copy.sites = revision.revise(sites)
    return copy
  }

  private static func inspector(_ language: TextLanguage) -> ProseInspector {
    let linter = LineLinter(language)
    return { linter.check($0) }
  }

  /// The plan of the site; nil when there are errors.
  func plan(_ options: SitePlanner.Options, with early: [FamilyPages] = []) -> SitePlan? {
    planner(options)?.plan(with: early)
  }

  func planner(_ options: SitePlanner.Options) -> SitePlanner? {
    guard !diagnostics.hasErrors, let catalog, let templates else { return nil }
    let pseudo = options.pseudo ? PseudoLocale.allCases.compactMap { $0.site(content, catalog) } : []
    return Self.planner(sites + pseudo, catalog, templates, content, base, options, memories)
  }

  private static func planner(
    _ sites: [LocalizedSite], _ catalog: Catalog, _ templates: TemplateSet, _ content: SourceTree, _ base: UInt64,
    _ options: SitePlanner.Options, _ memories: any Memories
  ) -> SitePlanner {
    SitePlanner(
      sites, sections: catalog.site.sections, templates: templates, content: content, base: base, options: options,
      editURL: catalog.site.editURL, memories: memories)
  }

  private static func base(_ content: SourceTree, _ templates: SourceTree) -> UInt64 {
    var digest = Digest(seed: Inputs.program)
    content.add(to: &digest) { !$0.hasSuffix(".md") && !$0.hasSuffix(".lock") }
    templates.add(to: &digest) { _ in true }
    return digest.value
  }

  /// One line of an author's file, for showing under a diagnostic.
  func line(at location: SourceLocation) -> String? {
    content.line(at: location) ?? templateTree.line(at: location)
  }
}

/// The phrases that pages ask for: those that Swift names, and those that templates name.
private enum RequiredPhrases {
  static func all(templates: TemplateSet?) -> [RequiredPhrase] {
    let own = PhraseKey.allCases.map { RequiredPhrase(key: $0.rawValue, slots: $0.slots, isPlural: $0.isPlural) }
    let names = Set(own.map(\.key))
    let asked = (templates?.phraseKeys.filter { !names.contains($0) } ?? []).sorted()
    return own + asked.map { RequiredPhrase(key: $0) }
  }
}

extension Diagnostic {
  fileprivate var asError: Diagnostic {
    var copy = self
    copy.severity = .error
    return copy
  }
}
