package import FarqModel

/// The room's door: localized content and templates in, the plan of the whole site out.
package struct SitePlanner {
  /// What an operator can choose.
  package struct Options: Sendable {
    /// Such as `https://example.org`; canonical addresses are absolute when it is given.
    package var baseURL: String?
    /// The locales to publish; all when empty.
    package var locales: Set<String>
    /// The families to publish; all when empty.
    package var families: Set<String>

    /// Whether the pseudo-locales are made and published too.
    package var pseudo: Bool

    package init(
      baseURL: String? = nil, locales: Set<String> = [], families: Set<String> = [], pseudo: Bool = false
    ) {
      self.baseURL = baseURL
      self.locales = locales
      self.families = families
      self.pseudo = pseudo
    }

    /// Takes in all that changes pages.
    package func add(to digest: inout Digest) {
      digest.add(baseURL ?? "")
      for names in [locales, families] {
        digest.add(UInt64(names.count))
        for name in names.sorted() { digest.add(name) }
      }
      if pseudo { digest.add("pseudo") }
    }
  }

  /// What pages are made with; their sites have not the texts of codes, which plans hold only until they are prepared.
  let contexts: [LocaleContext]
  /// By locale, all of what the codes' pages are prepared from.
  let families: [String: [LocalizedFamily]]
  private let source: String
  private let baseURL: String?
  private let templates: TemplateSet
  private let images: [(path: String, file: SourceFile)]
  private let base: UInt64
  private let editURL: String?

  /// - Parameters:
  ///   - content: the content folder, for the images that stand beside articles.
  ///   - base: a digest of all that the site is made of but the articles.
  ///   - editURL: `Site.editURL`.
  ///   - memories: codes that were prepared before.
  package init(
    _ sites: [LocalizedSite], sections: [SectionKind], templates: TemplateSet, content: SourceTree, base: UInt64,
    options: Options, editURL: String? = nil, memories: any Memories = NoMemory()
  ) {
    self.editURL = editURL
    var digest = Digest(seed: base)
    options.add(to: &digest)
    let base = digest.value
    self.base = base
    let chosen = sites.filter { options.locales.isEmpty || options.locales.contains($0.locale.id) }
    var families: [String: [LocalizedFamily]] = [:]
    contexts = chosen.map { site in
      var site = site
      site.families.removeAll { !options.families.isEmpty && !options.families.contains($0.family.slug) }
      families[site.locale.id] = site.families
      site.families = site.families.map(\.withoutSections)
      return LocaleContext(
        site, templates: templates, locales: chosen.map(\.locale), baseURL: options.baseURL, sections: sections,
        base: base, memories: memories)
    }
    self.families = families
    source = chosen.first?.source.id ?? ""
    baseURL = options.baseURL
    self.templates = templates
    images = content.paths.filter { path in Self.imageTypes.contains { path.hasSuffix($0) } }
      .compactMap { path in content.files[path].map { (path, $0) } }
  }

  /// - Parameter early: pages that were planned before all was read; they are taken if they are still the same.
  package func plan(with early: [FamilyPages] = []) -> SitePlan {
    var groups = openingGroups
    var fragmentCount = 0
    for (context, planned) in zip(contexts, Parallel.map(contexts, familyPages)) {
      let families = planned.map { pages in
        early.first { $0.locale == pages.locale && $0.family.slug == pages.family.slug && $0.keys == pages.keys }
          ?? pages
      }
      fragmentCount += families.reduce(0) { $0 + $1.fragmentCount }
      groups += families.flatMap(\.groups) + localeGroups(context, families)
    }
    return SitePlan(groups: groups + closingGroups, fragmentCount: fragmentCount)
  }

  /// The pages of one family in all locales; none of a family that is not published.
  package func familyPages(_ slug: String) -> [FamilyPages] {
    contexts.flatMap { context in
      context.site.families.indices.filter { context.site.families[$0].family.slug == slug }.map {
        familyPages($0, context)
      }
    }
  }

  /// Assets, images and the chooser.
  var openingGroups: [SitePlan.Group] {
    templates.assets.files.map { Self.group("asset", $0.path, $0.file) }
      + images.map { Self.group("image", SitePath($0), $1) }
      + (sourceContext.map { [ChooserPage.group(contexts, source: $0)] } ?? [])
  }

  /// The pages of all families in one locale.
  func familyPages(_ context: LocaleContext) -> [FamilyPages] {
    Parallel.map(Array(context.site.families.indices)) { familyPages($0, context) }
  }

  /// The pages of one family in one locale.
  func familyPages(_ index: Int, _ context: LocaleContext) -> FamilyPages {
    FamilyPages(
      families[context.id]?[index] ?? context.site.families[index], translations: translations(index),
      translated: familyTranslations(index), context)
  }

  /// The pages and data of a locale that show all its families.
  func localeGroups(_ context: LocaleContext, _ families: [FamilyPages]) -> [SitePlan.Group] {
    [HomePage.group(context, families: families, translated: homes), SearchData.group(context, families: families)]
      + NotFoundPage.groups(context, families: families, isSource: context.id == sourceContext?.id)
      + (TranslationPage.group(context, editURL: editURL).map { [$0] } ?? [])
  }

  /// Files for robots and hosts.
  var closingGroups: [SitePlan.Group] {
    guard !contexts.isEmpty else { return [] }
    var maps: [SitePlan.Group] = []
    for context in contexts where !context.locale.isPseudo {
      maps += siteSitemap(context)
      for (index, family) in context.site.families.enumerated() {
        maps += familySitemap(context, family.family, translations(index))
      }
    }
    let redirects = HostFiles.redirects(
      contexts.flatMap { context in context.site.families.map { (context.id, $0.family) } }, key: base)
    // The longest file first, so that the other cores have something to do meanwhile.
    return [redirects, HostFiles.robots(baseURL: baseURL)] + maps + [sitemaps.index(of: maps.map { $0.path(0) })]
  }

  /// The context of the source locale, or of the first that is published.
  var sourceContext: LocaleContext? { contexts.first { $0.id == source } ?? contexts.first }

  /// A file that is published as it is.
  private static func group(_ kind: String, _ path: SitePath, _ file: SourceFile) -> SitePlan.Group {
    SitePlan.Group(kind: kind, path, key: file.digest) { $0.append(file.bytes) }
  }

  private static let imageTypes = [".png", ".jpg", ".jpeg", ".svg", ".webp", ".avif", ".gif"]

  // MARK: Which locales have a page in their own language

  private var homes: Set<String> { translated { $0.home.isTranslated } }

  func familyTranslations(_ index: Int) -> Set<String> {
    translated { $0.families[index].article.isTranslated }
  }

  private func translated(_ has: (LocalizedSite) -> Bool) -> Set<String> {
    Set(contexts.filter { has($0.site) }.map(\.id))
  }

  /// Per code of a family, one bit per locale in the order of the switcher.
  func translations(_ family: Int) -> [UInt64] {
    var translations = [UInt64](repeating: 0, count: contexts.first?.site.families[family].codes.count ?? 0)
    for (place, context) in contexts.enumerated() {
      for (code, article) in context.site.families[family].codes.enumerated() where article.isTranslated {
        translations[code] |= 1 << UInt64(place)
      }
    }
    return translations
  }

  // MARK: Sitemaps

  private var sitemaps: Sitemaps {
    Sitemaps(locales: contexts.filter { !$0.locale.isPseudo }.map(\.id), source: source, baseURL: baseURL)
  }

  private func siteSitemap(_ context: LocaleContext) -> [SitePlan.Group] {
    let entries =
      [Sitemaps.Entry(inLocale: { .home($0) }, translated: homes, fallback: .chooser)]
      + context.site.families.enumerated().map { index, family in
        let slug = family.family.slug
        return Sitemaps.Entry(inLocale: { .family($0, slug) }, translated: familyTranslations(index))
      }
    return [sitemaps.group(context.id, "site", entries)]
  }

  private func familySitemap(_ context: LocaleContext, _ family: Family, _ codes: [UInt64]) -> [SitePlan.Group] {
    let pages = Sitemaps.Pages(folder: family.slug, slugs: family.codes.map(\.slug), translations: codes)
    var key = Digest(seed: base)
    for bits in codes { key.add(bits) }
    return sitemaps.groups(context.id, family.slug, pages, key: key.value)
  }
}
