import FarqMarkdown
import FarqModel

/// What every page of one locale is made with.
struct LocaleContext: Sendable {
  let site: LocalizedSite
  let phrases: PhraseBook
  let templates: TemplateSet
  /// All locales that are published, in the order of the switcher.
  let locales: [Locale]
  /// What addresses start with where they must be absolute, such as `https://example.org`.
  let baseURL: String?
  /// Sections in the order of the page.
  let sections: [SectionKind]
  /// A digest of all that the site is made of but the articles.
  let base: UInt64
  /// What was prepared before.
  let memories: any Memories
  var renderer: Renderer

  init(
    _ site: LocalizedSite, templates: TemplateSet, locales: [Locale], baseURL: String?, sections: [SectionKind],
    base: UInt64, memories: any Memories
  ) {
    self.site = site
    phrases = PhraseBook(site)
    self.templates = templates
    self.locales = locales
    self.baseURL = baseURL
    self.sections = sections
    self.base = base
    self.memories = memories
    var stencils = Digest(seed: base)
    stencils.add(site.locale.id)
    renderer = Renderer(
      templates, phrases: phrases.plain, memory: memories.memory("stencils/\(site.locale.id)"), base: stencils.value)
  }

  /// A digest of all that a family's pages are made of but what articles say of codes, pairs and the family.
  func key(of family: LocalizedFamily) -> Digest {
    var key = Digest(seed: base)
    key.add(id)
    key.add(family.family.slug)
    key.add(family.labelsDigest)
    return key
  }

  var locale: Locale { site.locale }
  var id: String { site.locale.id }

  /// A family as all pages of the locale hold it: without the sections of its codes, which are rendered once.
  func shown(_ family: LocalizedFamily) -> LocalizedFamily {
    site.families.first { $0.family.slug == family.family.slug } ?? family.withoutSections
  }

  /// Whether the source locale is published, so that pages may link to it.
  var publishesSource: Bool { locales.contains { $0.id == site.source.id } }

  /// An address as a reader's browser or a search engine needs it: absolute when a base is given.
  func address(of target: SitePath, from page: SitePath) -> String {
    baseURL.map(target.absolute) ?? page.relative(to: target)
  }

  /// A page or part; its template sees the phrases beside the view.
  func render(_ template: String, _ view: View) -> String { renderer.render(template, view) }

  /// The HTML of each part of an article, in the direction of the language that each part is in.
  func render(_ article: Article, footnotePrefix: String, page: SitePath, language: (Int) -> String) -> [String] {
    Markdown.render(article.markdown, splitting: article.isSplit, footnotePrefix: footnotePrefix) { part in
      let isSource = language(part) == site.source.id
      let locale = isSource ? site.source : site.locale
      let phrases = isSource ? site.source.phrases : site.phrases
      func word(_ key: PhraseKey) -> String { phrases[key.rawValue]?.forms["other"]?.bare ?? "" }
      return Dialect(
        direction: locale.direction, taskDone: word(.taskDone), taskOpen: word(.taskOpen),
        footnoteBack: word(.footnoteBack), wording: locale.wording
      ) { ContentLink($0, in: article.contentPath).address(on: page, pageLocale: id) }
    }
  }

  /// A section's or part's heading in the page's language.
  func heading(_ id: String) -> String {
    let words = locale.headings[id]?.first ?? site.source.headings[id]?.first ?? id
    return Escape.html(words)
  }

  /// The ids of the locales whose bits are set, by the order of the switcher.
  func locales(in bits: UInt64) -> Set<String> {
    Set(locales.indices.filter { bits & (1 << UInt64($0)) != 0 }.map { locales[$0].id })
  }

  /// The way from the home page to a family's page.
  func crumbs(to family: Family? = nil) -> [PageView.Crumb] {
    let home = PageView.Crumb(label: phrases.text(.breadcrumbHome), path: .home(id))
    guard let family else { return [home] }
    return [home, PageView.Crumb(label: .code(family.name), path: .family(id, family.slug))]
  }

  func familyLink(_ family: Family, from page: SitePath) -> View {
    ["name": Escape.html(family.name), "href": page.relative(to: .family(id, family.slug))]
  }
}
