import FarqModel

/// What the head, header and footer of any page need.
struct PageView {
  /// One step of the way from the home page to this one.
  struct Crumb {
    var label: InlineText
    var path: SitePath
  }

  /// What a search engine is told that the page is.
  enum Kind {
    case chooser, website, article, error
    /// For those who write the site; search engines are told to leave it out.
    case workshop

    var isIndexed: Bool { self != .error && self != .workshop }
  }

  var context: LocaleContext
  var path: SitePath
  /// The same page in another locale.
  var inLocale: (String) -> SitePath
  /// The locales in which the page is in its own language; others point to the source locale's as the canonical one.
  var translated: Set<String>
  var title: InlineText
  var description: InlineText
  /// From the home page to this one.
  var crumbs: [Crumb]
  var kind: Kind
  /// The family that the page belongs to, by slug.
  var family: String?
  /// How texts go into JSON; a page frame puts markers for names there, and fills them with JSON's own escapes.
  var json: (InlineText) -> String = { Escape.json($0.bare) }

  /// The view of the page, with what is the page's own added.
  func view(_ own: View) -> View {
    var view = own.adding(head).adding(header)
    view["jsonld"] = kind.isIndexed ? structuredData : []
    return view
  }

  private var head: View {
    let site = context.phrases.text(.site)
    var view: View = [
      "lang": context.id, "dir": context.locale.direction.rawValue, "site": site.plain,
      "title": context.phrases.text(.pageTitle, ["page": title, "site": site]).plain,
      "description": description.plain,
      "canonical": context.address(of: canonical, from: path), "alternates": alternates,
      "absolute": context.baseURL != nil, "og_locale": context.id.replacing("-", with: "_"),
      "og_alternates": otherTranslations.map { $0.replacing("-", with: "_") },
      "noindex": !kind.isIndexed || context.locale.isPseudo, "og_type": kind == .article ? "article" : "website",
      "root": path.root, "search": path.relative(to: .search(context.id)),
    ]
    if kind == .error { view["base"] = path.absolute(context.baseURL ?? "") }
    for (key, name) in [("css", "site.css"), ("js", "site.js"), ("icon", "icon.svg")] {
      if let asset = context.templates.assets.path(name) { view[key] = path.relative(to: asset) }
    }
    if let font = context.templates.assets.path("fonts/\(context.locale.rules.script.lowercased()).woff2") {
      view["font"] = path.relative(to: font)
    }
    return view
  }

  private var header: View {
    let families: [View] = context.site.families.map { family in
      let slug = family.family.slug
      return [
        "name": Escape.html(family.family.name), "href": path.relative(to: .family(context.id, slug)),
        "current": slug == self.family,
      ]
    }
    let switcher: [View] = context.locales.map { locale in
      [
        "name": locale.name, "lang": locale.id, "dir": locale.direction.rawValue,
        "href": path.relative(to: inLocale(locale.id)), "current": locale.id == context.id && kind != .chooser,
      ]
    }
    let trail: [View] = crumbs.enumerated().map { index, crumb in
      var view: View = ["label": crumb.label.html]
      if index < crumbs.count - 1 { view["href"] = path.relative(to: crumb.path) }
      return view
    }
    var view: View = [
      "home": path.relative(to: .home(context.id)), "families_nav": families, "switcher": switcher, "crumbs": trail,
    ]
    if context.id != context.site.source.id { view["translation"] = path.relative(to: .translation(context.id)) }
    return view
  }

  /// A page whose text is wholly the source locale's has its canonical there.
  private var canonical: SitePath {
    translated.contains(context.id) || kind == .error || kind == .chooser ? path : inLocale(context.site.source.id)
  }

  /// The locales that search engines may know.
  private var indexed: [String] { context.locales.filter { !$0.isPseudo }.map(\.id) }

  private var otherTranslations: [String] {
    guard translated.contains(context.id), !context.locale.isPseudo else { return [] }
    return indexed.filter { translated.contains($0) && $0 != context.id }
  }

  /// hreflang links (Google's rules: each version names all versions and itself).
  private var alternates: [View] {
    guard kind.isIndexed, !context.locale.isPseudo, translated.contains(context.id) else { return [] }
    var views: [View] = indexed.filter(translated.contains).map {
      ["hreflang": $0, "href": context.address(of: inLocale($0), from: path)]
    }
    let fallback = kind == .chooser || path == .home(context.id) ? SitePath.chooser : inLocale(context.site.source.id)
    if kind == .chooser || context.publishesSource {
      views.append(["hreflang": "x-default", "href": context.address(of: fallback, from: path)])
    }
    return views
  }

  /// schema.org as JSON-LD: the breadcrumb, and for articles what they are.
  private var structuredData: [String] {
    var data: [String] = []
    if crumbs.count > 1 {
      let items = crumbs.enumerated().map { index, crumb in
        "{\"@type\":\"ListItem\",\"position\":\(index + 1),\"name\":\"\(json(crumb.label))\","
          + "\"item\":\"\(Escape.json(context.address(of: crumb.path, from: path)))\"}"
      }
      data.append(
        "{\"@context\":\"https://schema.org\",\"@type\":\"BreadcrumbList\",\"itemListElement\":[\(items.joined(separator: ","))]}"
      )
    }
    if kind == .article {
      data.append(
        "{\"@context\":\"https://schema.org\",\"@type\":\"TechArticle\",\"headline\":\"\(json(title))\","
          + "\"description\":\"\(json(description))\",\"inLanguage\":\"\(context.id)\","
          + "\"url\":\"\(Escape.json(context.address(of: path, from: path)))\","
          + "\"isPartOf\":{\"@type\":\"WebSite\",\"name\":\"\(json(context.phrases.text(.site)))\"}}")
    }
    return data
  }
}
