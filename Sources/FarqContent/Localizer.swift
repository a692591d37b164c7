package import FarqModel

/// Fills what a locale lacks from the source locale, section by section and text by text.
///
/// A class, because each of its closures would hold a copy of all that it knows.
package final class Localizer: Sendable {
  let catalog: Catalog
  let locale: Locale
  let source: Locale
  private let isSource: Bool
  private let fallback: Fallback
  /// The gists of articles.
  private let memory: any Memory
  /// What every key begins with.
  private let start: Digest
  /// Whether all of the catalog has been read, so that there are units, and gists are kept.
  private let isWhole: Bool

  /// - Parameters:
  ///   - memories: the gists of articles, known from before.
  ///   - base: a digest of all that the site is made of but Markdown and locks.
  init(
    catalog: Catalog, locale: Locale, source: Locale, memories: any Memories = NoMemory(), base: UInt64 = 0,
    isWhole: Bool = true
  ) {
    self.catalog = catalog
    self.locale = locale
    self.source = source
    isSource = locale.id == source.id
    fallback = Fallback(source: source, isNeeded: !isSource)
    memory = memories.memory("gists/\(locale.id)")
    var digest = Digest(seed: base)
    digest.add(locale.id)
    start = digest
    self.isWhole = isWhole
  }

  /// The site of each locale, in the order of the catalog.
  package static func localize(
    _ catalog: Catalog, memories: any Memories = NoMemory(), base: UInt64 = 0
  ) -> [LocalizedSite] {
    guard let source = catalog.locale(catalog.site.source) else { return [] }
    return Parallel.map(catalog.locales) {
      Localizer(catalog: catalog, locale: $0, source: source, memories: memories, base: base).site()
    }
  }

  /// The site of each locale as far as the pages of one family show it: of the others there are the facts alone.
  package static func localize(
    _ catalog: Catalog, only slug: String, memories: any Memories = NoMemory(), base: UInt64 = 0
  ) -> [LocalizedSite] {
    guard let source = catalog.locale(catalog.site.source) else { return [] }
    let nothing = LocalizedArticle.Content(texts: [:], ownTexts: [], sections: [])
    let none = LocalizedArticle(
      key: 0, gist: .init(of: nothing, isTranslated: false), content: Lazy(made: nothing))
    return catalog.locales.map { locale in
      let localizer = Localizer(
        catalog: catalog, locale: locale, source: source, memories: memories, base: base, isWhole: false)
      return LocalizedSite(
        locale: locale, source: source, phrases: localizer.fallback.phrases(of: locale), home: none,
        families: catalog.families.map { family in
          family.slug == slug
            ? localizer.family(family)
            : LocalizedFamily(
              family: family, article: none, labels: Lazy(made: FamilyLabels()), labelsDigest: 0, codes: [], pairs: [:])
        })
    }
  }

  /// The site of the one locale of a catalog, which lacks nothing.
  static func site(of locale: Locale, _ catalog: Catalog) -> LocalizedSite {
    Localizer(catalog: catalog, locale: locale, source: locale).site()
  }

  private func site() -> LocalizedSite {
    let gists = gists(of: nil)
    let home = article(
      ArticleParts(
        family: nil, name: "index", own: catalog.texts[locale.id]?.home, original: catalog.texts[source.id]?.home,
        lockFile: lockFile(of: nil), order: nil), gists)
    if isWhole { gists.keep([home]) }
    var site = LocalizedSite(
      locale: locale, source: source, phrases: fallback.phrases(of: locale), home: home,
      families: Parallel.map(catalog.families, family))
    if !isSource { record(in: &site) }
    return site
  }

  /// Takes in what lock files speak of.
  private func record(in site: inout LocalizedSite) {
    let names = [nil] + catalog.families.map(\.slug)
    site.recorded = Dictionary(uniqueKeysWithValues: names.map { ($0, lockFile(of: $0).keys) })
    site.locks = names.reduce(into: Digest()) { $0.add(lockFile(of: $1).digest) }.value
  }

  /// What is recorded of the translation of a family, or of the home page.
  private func lockFile(of family: String?) -> LockFile { catalog.texts[locale.id]?.lockFile(of: family) ?? .none }

  private func family(_ family: Family) -> LocalizedFamily {
    let articles = articles(of: family.slug)
    let (own, original) = (articles.own, articles.original)
    let pairs = Set(own.pairs.keys).union(original.pairs.keys)
    let gists = gists(of: family.slug)
    var labelsDigest = Digest()
    for text in [own.family, original.family] { labelsDigest.add(text?.article.digest ?? 0) }
    let localized = LocalizedFamily(
      family: family,
      article: article(articles.family, gists),
      labels: Lazy { [fallback] in fallback.labels(own.family?.labels, original.family?.labels) },
      labelsDigest: labelsDigest.value,
      codes: Parallel.map(family.codes) { article(articles.code($0.slug), gists) },
      pairs: Dictionary(uniqueKeysWithValues: pairs.map { ($0, article(articles.pair($0), gists)) }))
    if isWhole { gists.keep(localized.articles) }
    return localized
  }

  /// Puts one article of a family, of a code or of a pair, in the place of what it was.
  func revise(_ family: inout LocalizedFamily, _ name: String) {
    let (articles, gists) = (articles(of: family.family.slug), gists(of: family.family.slug))
    if let index = family.family.index(ofSlug: name) {
      family.codes[index] = article(articles.code(name), gists)
    } else if let pair = PairKey(slug: name) {
      family.pairs[pair] = article(articles.pair(pair), gists)
    }
  }

  private func articles(of family: String) -> FamilyArticles {
    FamilyArticles(
      slug: family, own: catalog.texts[locale.id]?.families[family] ?? FamilyTexts(),
      original: catalog.texts[source.id]?.families[family] ?? FamilyTexts(),
      sections: catalog.site.sections.map(\.id))
  }

  // MARK: Articles

  /// - Parameter family: nil for the home page.
  private func gists(of family: String?) -> GistMemory {
    var name = start
    for text in ["gists", family ?? ""] { name.add(text) }
    return GistMemory(memory, name: name.value)
  }

  private func article(_ parts: ArticleParts, _ gists: GistMemory) -> LocalizedArticle {
    var key = start
    for text in [parts.family ?? "", parts.name] { key.add(text) }
    for file in [parts.own?.digest, parts.original?.digest, parts.lockFile.digest] { key.add(file ?? 0) }
    if let gist = gists[key.value] {
      return LocalizedArticle(key: key.value, gist: gist, content: Lazy { [self] in self.content(of: parts) })
    }
    let content = content(of: parts)
    let isTranslated =
      isSource || !content.ownTexts.isEmpty || content.sections.contains(where: \.state.isTranslated)
    let gist = LocalizedArticle.Gist(of: content, isTranslated: isTranslated)
    return LocalizedArticle(key: key.value, gist: gist, content: Lazy(made: content))
  }

  private func content(of parts: ArticleParts) -> LocalizedArticle.Content {
    let (own, original) = (parts.own, parts.original)
    var texts: [String: InlineText] = [:]
    for (key, text) in own?.texts ?? [:] where isSource || !isStillSource(text.value, original?.text(key)) {
      texts[key] = text.value
    }
    let ownTexts = Set(texts.keys)
    for (key, text) in original?.texts ?? [:] where texts[key] == nil { texts[key] = fallback.mark(text.value) }
    for (key, text) in own?.texts ?? [:] where texts[key] == nil { texts[key] = fallback.mark(text.value) }
    let ids = parts.order ?? (own ?? original)?.sections.map(\.id) ?? []
    var content = LocalizedArticle.Content(
      texts: texts, ownTexts: ownTexts, sections: ids.compactMap { section($0, of: parts) })
    if !isSource, isWhole { content.units = UnitSurvey(parts, locale: locale.id).units(content) }
    return content
  }

  private func section(_ id: String, of parts: ArticleParts) -> LocalizedSection? {
    let original = parts.original
    guard let own = parts.own, let section = own.section(id) else {
      return original.flatMap { original in
        original.section(id).map {
          LocalizedSection(
            section: $0, article: original, origin: source.id, language: source.id,
            state: isSource ? .current : .missing)
        }
      }
    }
    if !isSource, isStillSource(section, original?.section(id)) {
      return LocalizedSection(
        section: section, article: own, origin: locale.id, language: source.id, state: .untranslated)
    }
    let freshness = original?.section(id)?.normalForm.map {
      Freshness.ofSection("\(parts.name)#\(id)", source: $0, parts.lock)
    }
    return LocalizedSection(
      section: section, article: own, origin: locale.id, language: locale.id, state: freshness?.state ?? .current,
      isRecorded: freshness?.isRecorded ?? false)
  }

  /// Whether a section is still in the source language: the same words, or hardly a letter of the locale's own script.
  private func isStillSource(_ own: ArticleSection, _ original: ArticleSection?) -> Bool {
    let isSame = own.wording != nil && own.wording == original?.wording
    return own.measure.words >= 3 && (isSame || isInSourceScript(own.measure))
  }

  private func isStillSource(_ own: InlineText, _ original: InlineText?) -> Bool {
    let measure = ICURules.measure([own.prose], sourceScript: source.rules.script)
    return measure.words >= 2 && (own.bare == original?.bare || isInSourceScript(measure))
  }

  private func isInSourceScript(_ measure: ProseMeasure) -> Bool {
    source.rules.script != locale.rules.script && measure.isMostlyOfSource
  }
}
