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

    package init(baseURL: String? = nil, locales: Set<String> = [], families: Set<String> = []) {
      self.baseURL = baseURL
      self.locales = locales
      self.families = families
    }
  }

  private let contexts: [LocaleContext]
  private let source: String
  private let baseURL: String?
  private let templates: TemplateSet
  private let images: SourceTree

  /// - Parameter content: the content folder, for the images that stand beside articles.
  package init(
    _ sites: [LocalizedSite], sections: [SectionKind], templates: TemplateSet, content: SourceTree, options: Options
  ) {
    let chosen = sites.filter { options.locales.isEmpty || options.locales.contains($0.locale.id) }
    contexts = chosen.map { site in
      var site = site
      site.families.removeAll { !options.families.isEmpty && !options.families.contains($0.family.slug) }
      return LocaleContext(
        site: site, phrases: PhraseBook(site), templates: templates, locales: chosen.map(\.locale),
        baseURL: options.baseURL, sections: sections)
    }
    source = chosen.first?.source.id ?? ""
    baseURL = options.baseURL
    self.templates = templates
    images = content
  }

  package func plan() -> SitePlan {
    var groups: [SitePlan.Group] = templates.assets.files.map { asset in
      SitePlan.Group(kind: "asset", asset.path) { asset.bytes }
    }
    groups += imageGroups
    guard let sourceContext = contexts.first(where: { $0.id == source }) ?? contexts.first else {
      return SitePlan(groups: groups, fragmentCount: 0)
    }
    groups.append(ChooserPage.group(contexts, source: sourceContext))
    var fragmentCount = 0
    var sitemaps: [SitePlan.Group] = []
    for context in contexts {
      let families = context.site.families.map { FamilyParts($0, context) }
      fragmentCount += families.reduce(0) { $0 + $1.codes.fragments.reduce(0) { $0 + $1.fragments.count } }
      groups += [
        HomePage.group(context, families: families, translated: homes), SearchData.group(context, families: families),
      ]
      groups += NotFoundPage.groups(context, families: families, isSource: context.id == sourceContext.id)
      sitemaps += siteSitemap(context)
      for (index, parts) in families.enumerated() {
        let codes = translations(index)
        groups += [
          FamilyPage(parts: parts, translated: familyTranslations(index)).group,
          CodePages(parts: parts, translations: codes).group,
          PairPages(parts, translations: codes).group,
        ]
        sitemaps += familySitemap(context, parts.codes.family.family, codes)
      }
    }
    groups += sitemaps
    groups.append(self.sitemaps.index(of: sitemaps.map { $0.path(0) }))
    groups.append(HostFiles.robots(baseURL: baseURL))
    groups.append(
      HostFiles.redirects(contexts.flatMap { context in context.site.families.map { (context.id, $0.family) } }))
    return SitePlan(groups: groups, fragmentCount: fragmentCount)
  }

  private var imageGroups: [SitePlan.Group] {
    images.paths.filter { path in Self.imageTypes.contains { path.hasSuffix($0) } }.map { path in
      let bytes = images.files[path] ?? []
      return SitePlan.Group(kind: "image", SitePath(path)) { bytes }
    }
  }

  private static let imageTypes = [".png", ".jpg", ".jpeg", ".svg", ".webp", ".avif", ".gif"]

  // MARK: Which locales have a page in their own language

  private var homes: Set<String> { translated { $0.home.isTranslated } }

  private func familyTranslations(_ index: Int) -> Set<String> {
    translated { $0.families[index].article.isTranslated }
  }

  private func translated(_ has: (LocalizedSite) -> Bool) -> Set<String> {
    Set(contexts.filter { has($0.site) }.map(\.id))
  }

  /// Per code of a family, one bit per locale in the order of the switcher.
  private func translations(_ family: Int) -> [UInt64] {
    let count = contexts.first?.site.families[family].codes.count ?? 0
    return (0..<count).map { code in
      contexts.enumerated().reduce(0) { bits, context in
        context.element.site.families[family].codes[code].isTranslated ? bits | 1 << UInt64(context.offset) : bits
      }
    }
  }

  // MARK: Sitemaps

  private var sitemaps: Sitemaps { Sitemaps(locales: contexts.map(\.id), source: source, baseURL: baseURL) }

  private func siteSitemap(_ context: LocaleContext) -> [SitePlan.Group] {
    let entries =
      [Sitemaps.Entry(inLocale: { .home($0) }, translated: homes, fallback: .chooser)]
      + context.site.families.enumerated().map { index, family in
        let slug = family.family.slug
        return Sitemaps.Entry(inLocale: { .family($0, slug) }, translated: familyTranslations(index))
      }
    return sitemaps.groups(context.id, "site", count: entries.count) { entries[$0] }
  }

  private func familySitemap(_ context: LocaleContext, _ family: Family, _ codes: [UInt64]) -> [SitePlan.Group] {
    let slugs = family.codes.map(\.slug)
    let name = family.slug
    let order = PairOrder(count: slugs.count)
    return sitemaps.groups(context.id, name, count: slugs.count + order.pairCount) { index in
      guard index >= slugs.count else {
        return Sitemaps.Entry(
          inLocale: { .code($0, name, slugs[index]) }, translated: context.locales(in: codes[index]))
      }
      let (i, j) = order.pair(index - slugs.count)
      return Sitemaps.Entry(
        inLocale: { .pair($0, name, PairKey(slugs[i], slugs[j]).slug) },
        translated: context.locales(in: codes[i] | codes[j]))
    }
  }
}
