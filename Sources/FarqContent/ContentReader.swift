package import FarqModel

/// The room's door: the text of the content files in, the `Catalog` out.
package enum ContentReader {
  package struct Reading: Sendable {
    /// What was understood; nil when `site.yaml` says too little to go on.
    package var catalog: Catalog?
    package var diagnostics: [Diagnostic]
  }

  /// Reads all content files and reports all their problems; files that nothing asks for are reported too.
  ///
  /// - Parameters:
  ///   - memories: articles that were read before; `base` is a digest of all that reading depends on but articles.
  ///   - inspector: makes what judges the prose of one language.
  ///   - familyRead: told of each family but the last as soon as it has been read in all locales, with the catalog as far
  ///     as it has come; no more once there is an error.
  package static func read(
    _ tree: SourceTree, memories: any Memories = NoMemory(), base: UInt64 = 0,
    inspector: @escaping @Sendable (TextLanguage) -> ProseInspector = { _ in { _ in [] } },
    familyRead: (Catalog, _ slug: String) -> Void = { _, _ in }
  ) -> Reading {
    let report = Report()
    let tree = Admission.admit(tree, report)
    guard var site = SiteReader.read(tree, report) else {
      return Reading(catalog: nil, diagnostics: report.diagnostics)
    }
    // The facts of a large family take one core as long as dozens of articles, which the others read meanwhile.
    let factMemory = ReadingMemory(memory: memories.memory("families"), base: base)
    let facts = Lazy { [site] in FamilyReader.readAll(tree, site, factMemory) }.begin()
    let localeMemory = ReadingMemory(memory: memories.memory("locales"), base: base)
    let locales = LocaleReader.readAll(tree, site, localeMemory, report)
    site.locales = locales.map(\.id)
    guard let source = locales.first(where: { $0.id == site.source }) else {
      report.error(
        "source-locale", at: tree.location("site.yaml"), "the source locale «\(site.source)» has no locale.yaml",
        advice: "Write Content/\(site.source)/locale.yaml, or name another locale as `source`.")
      return Reading(catalog: nil, diagnostics: facts.value.diagnostics + report.diagnostics)
    }
    let terms = report.each(of: locales.map(\.id)) { GlossaryReader.read($0, tree, localeMemory, $1) }
    let glossaries = Dictionary(uniqueKeysWithValues: zip(locales.map(\.id), terms))
    let termFinder = TermFinder(terms)
    let hasRecords = tree.paths.contains { $0.hasSuffix("/" + TranslationLock.fileName) }
    // Articles with normal forms and without are remembered apart.
    let articleBase = hasRecords ? base : ~base
    let readers = locales.map { [site] locale in
      let inspect = Lazy {
        inspector(TextLanguage(locale, source: source, glossary: glossaries[locale.id] ?? Glossary()))
      }
      return TextReader(
        tree: tree, site: site, families: { facts.value.families }, locale: locale, sourceScript: source.rules.script,
        inspect: { inspect.value($0) },
        memory: ReadingMemory(memory: memories.memory("articles/\(locale.id)"), base: articleBase),
        termFinder: locale.id == source.id ? termFinder : nil, normalizes: locale.id == source.id && hasRecords)
    }
    var texts = Dictionary(uniqueKeysWithValues: locales.map { ($0.id, LocaleTexts()) })
    var catalog: Catalog {
      var known = site
      known.families = facts.value.families.map(\.slug)
      return Catalog(
        site: known, families: facts.value.families, locales: locales, texts: texts, glossaries: glossaries)
    }
    // The smallest family first, since others wait for what can be made of one.
    let sizes = site.families.map { slug in tree.paths(below: "\(source.id)/\(slug)").count }
    let order = zip(sizes, site.families).sorted { $0.0 < $1.0 }.map(\.1)
    for family in [nil] + order {
      TextReader.read(readers, family, into: &texts, report)
      guard let family, family != order.last, !report.diagnostics.hasErrors, !facts.value.diagnostics.hasErrors
      else { continue }
      familyRead(catalog, family)
    }
    report.add(facts.value.diagnostics)
    for locale in locales where locale.id != source.id {
      LockFiles.reportStrays(tree, locale.id, site.families, report)
    }
    reportStrays(tree, site, report)
    return Reading(catalog: catalog, diagnostics: report.diagnostics)
  }

  /// Files at a place where no reader looks, most often a folder with a misspelt name.
  private static func reportStrays(_ tree: SourceTree, _ site: Site, _ report: Report) {
    let known = site.locales + ["families"]
    let folders = known.map { "\($0)/" }
    for path in tree.paths where path.hasSuffix(".md") && !folders.contains(where: path.hasPrefix) {
      guard let end = path.firstIndex(of: "/") else { continue }
      let folder = String(path[..<end])
      report.warning(
        "stray-file", at: tree.location(path), "nothing reads this file: «\(folder)» is not a locale",
        advice: "A locale is a folder with a locale.yaml. " + Suggestion.advice(for: folder, among: known))
    }
  }
}
