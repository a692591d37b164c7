import FarqModel

/// `/sitemap.xml` and one sitemap per locale and family (sitemaps.org), with the translations of each page.
struct Sitemaps: Sendable {
  /// sitemaps.org allows 50,000 addresses per file.
  private static let largest = 45_000

  /// One page in all the locales that have it in their own language.
  struct Entry: Sendable {
    var inLocale: @Sendable (String) -> SitePath
    var translated: Set<String>
    /// What a reader of no such language is sent to; the source locale's page if nil.
    var fallback: SitePath?
  }

  let locales: [String]
  let source: String
  let baseURL: String?

  /// The sitemap of one locale and one part of the site; pages that are wholly fallback are left out.
  func groups(
    _ locale: String, _ name: String, count: Int, entry: @escaping @Sendable (Int) -> Entry
  ) -> [SitePlan.Group] {
    stride(from: 0, to: max(count, 1), by: Self.largest).enumerated().map { part, start in
      let file = SitePath.sitemap(locale, part == 0 ? name : "\(name)-\(part + 1)")
      return SitePlan.Group(kind: "sitemap", file) {
        var text =
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
          + "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
        for index in start..<min(count, start + Self.largest) { text += url(entry(index), locale) }
        return Array((text + "</urlset>\n").utf8)
      }
    }
  }

  func index(of files: [SitePath]) -> SitePlan.Group {
    SitePlan.Group(kind: "sitemap", .sitemapIndex) {
      let entries = files.map { "<sitemap><loc>\(address($0))</loc></sitemap>\n" }.joined()
      return Array(
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\(entries)</sitemapindex>\n").utf8)
    }
  }

  private func url(_ entry: Entry, _ locale: String) -> String {
    guard entry.translated.contains(locale) else { return "" }
    var links = locales.filter(entry.translated.contains).map { ($0, entry.inLocale($0)) }
    links.append(("x-default", entry.fallback ?? entry.inLocale(source)))
    return "<url><loc>\(address(entry.inLocale(locale)))</loc>"
      + links.map { "<xhtml:link rel=\"alternate\" hreflang=\"\($0)\" href=\"\(address($1))\"/>" }.joined() + "</url>\n"
  }

  /// The protocol asks for absolute addresses; without a base they start at the host's root.
  private func address(_ path: SitePath) -> String { Escape.html(path.absolute(baseURL ?? "")) }
}
