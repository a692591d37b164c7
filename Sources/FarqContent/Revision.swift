package import FarqModel

/// What a save in a few articles changes, found without a look at all others.
///
/// It is for showing a page soon: whether the content as a whole is right, only reading all of it tells.
package struct Revision: Sendable {
  /// An article by its family and its name, in whatever locale.
  package struct Name: Hashable, Sendable {
    package var family: String
    package var article: String
  }

  /// The catalog with the articles as they are now.
  package let catalog: Catalog
  package let names: Set<Name>

  /// Reads articles of codes and pairs anew.
  /// - Parameter changed: paths below the content folder.
  /// - Returns: nil when something else has changed, when an article came or went, or when one has an error.
  package init?(
    _ catalog: Catalog, _ tree: SourceTree, changed: [String], inspector: (TextLanguage) -> ProseInspector
  ) {
    var places: [(locale: Locale, path: String)] = []
    var names: Set<Name> = []
    for path in changed {
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count == 3, parts[2].hasSuffix(".md"), let locale = catalog.locale(parts[0]) else { return nil }
      let name = Name(family: parts[1], article: String(parts[2].dropLast(3)))
      guard tree.files[path] != nil, name.article != "family",
        catalog.article(locale.id, name.family, name.article) != nil
      else { return nil }
      places.append((locale, path))
      names.insert(name)
    }
    guard let source = catalog.locale(catalog.site.source) else { return nil }
    let report = Report()
    let nothing = ReadingMemory(memory: NoMemory(), base: 0)
    let glossaries = Dictionary(
      uniqueKeysWithValues: catalog.locales.map {
        ($0.id, GlossaryReader.read($0.id, tree, nothing, Report()))
      })
    var revised = catalog
    for (locale, places) in Dictionary(grouping: places, by: \.locale.id) {
      guard let own = catalog.locale(locale) else { return nil }
      let files = places.reduce(into: [:]) { $0[$1.path] = tree.files[$1.path] }
      let some = SourceTree(root: tree.root, files: files)
      let language = TextLanguage(own, source: source, glossary: glossaries[locale] ?? Glossary())
      let texts = TextReader(
        tree: some, site: catalog.site, families: { catalog.families }, locale: own, sourceScript: source.rules.script,
        inspect: inspector(language), memory: nothing,
        termFinder: locale == source.id ? TermFinder(glossaries.values) : nil, normalizes: locale == source.id
      ).read(report)
      for (family, texts) in texts.families {
        revised.texts[locale]?.families[family]?.codes.merge(texts.codes) { $1 }
        revised.texts[locale]?.families[family]?.pairs.merge(texts.pairs) { $1 }
      }
    }
    guard !report.diagnostics.hasErrors else { return nil }
    self.catalog = revised
    self.names = names
  }

  /// The catalog less the texts of all other articles: enough for what rules say about these.
  package var excerpt: Catalog {
    var excerpt = catalog
    let slugs = Set(
      names.flatMap { name in PairKey(slug: name.article).map { [$0.first, $0.second] } ?? [name.article] })
    let families = Set(names.map(\.family))
    excerpt.texts = excerpt.texts.mapValues { texts in
      var texts = texts
      texts.families = texts.families.filter { families.contains($0.key) }.mapValues { texts in
        var texts = texts
        texts.codes = texts.codes.filter { slugs.contains($0.key) }
        texts.pairs = texts.pairs.filter { slugs.contains($0.key.first) && slugs.contains($0.key.second) }
        return texts
      }
      return texts
    }
    return excerpt
  }

  /// The sites with the articles as they are now. What locks say is as it was.
  package func revise(_ sites: [LocalizedSite]) -> [LocalizedSite] {
    sites.map { site in
      var site = site
      let localizer = Localizer(catalog: catalog, locale: site.locale, source: site.source)
      for name in names {
        guard let index = site.families.firstIndex(where: { $0.family.slug == name.family }) else { continue }
        localizer.revise(&site.families[index], name.article)
      }
      return site
    }
  }
}
