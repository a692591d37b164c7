import FarqModel

/// `/sitemap.xml` and sitemaps per locale and family (sitemaps.org), with the translations of each page.
struct Sitemaps: Sendable {
  /// sitemaps.org allows 50,000 addresses per file; shorter ones are made on all cores.
  private static let largest = 10_000

  /// One page in all the locales that have it in their own language.
  struct Entry: Sendable {
    var inLocale: @Sendable (String) -> SitePath
    var translated: Set<String>
    /// What a reader of no such language is sent to; the source locale's page if nil.
    var fallback: SitePath?
  }

  /// The pages of the codes and pairs of a family, which are in the same folder below every locale.
  struct Pages: Sendable {
    var folder: String
    var slugs: [String]
    /// Per code, the locales that have it in their own language, as bits by the order of the switcher.
    var translations: [UInt64]

    var order: PairOrder { PairOrder(count: slugs.count) }
    var count: Int { slugs.count + order.pairCount }
  }

  let locales: [String]
  let source: String
  let baseURL: String?

  /// The sitemap of a few pages of one locale.
  func group(_ locale: String, _ name: String, _ entries: [Entry]) -> SitePlan.Group {
    SitePlan.Group(kind: "sitemap", .sitemap(locale, name)) { out in
      out.append(Self.start)
      for entry in entries where entry.translated.contains(locale) {
        var links = locales.filter(entry.translated.contains).map { ($0, entry.inLocale($0)) }
        links.append(("x-default", entry.fallback ?? entry.inLocale(source)))
        out.append("<url><loc>\(address(entry.inLocale(locale)))</loc>")
        for (language, path) in links { out.append(Self.alternate(language, address(path))) }
        out.append("</url>\n")
      }
      out.append(Self.end)
    }
  }

  /// The sitemaps of a family in one locale, known by the digest `key`; pages that are wholly fallback are left out.
  func groups(_ locale: String, _ name: String, _ pages: Pages, key: UInt64) -> [SitePlan.Group] {
    stride(from: 0, to: max(pages.count, 1), by: Self.largest).enumerated().map { part, start in
      let file = SitePath.sitemap(locale, part == 0 ? name : "\(name)-\(part + 1)")
      return SitePlan.Group(kind: "sitemap", file, key: key ^ UInt64(start)) { out in
        write(pages, start..<min(pages.count, start + Self.largest), locale, into: &out)
      }
    }
  }

  func index(of files: [SitePath]) -> SitePlan.Group {
    SitePlan.Group(kind: "sitemap", .sitemapIndex) { out in
      out.append("\(Self.xml)<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
      for file in files { out.append("<sitemap><loc>\(address(file))</loc></sitemap>\n") }
      out.append("</sitemapindex>\n")
    }
  }

  private func write(_ pages: Pages, _ range: Range<Int>, _ locale: String, into out: inout PageBuffer) {
    guard let own = locales.firstIndex(of: locale) else { return }
    var store = SliceStore.Builder()
    let slugs = SliceTable(pages.slugs.map { [store.slice($0)] })
    let (code, pair) = (Gap.first(0).marker, PairKey(Gap.first(0).marker, Gap.second(0).marker).slug)
    var codes = ByTranslations()
    var pairs = ByTranslations()
    let sets = Set(pages.translations)
    for a in sets {
      codes.add(a) { store.strip(entry(code, in: pages.folder, locale, translated: a)) }
      for b in sets { pairs.add(a | b) { store.strip(entry(pair, in: pages.folder, locale, translated: a | b)) } }
    }
    let entries = store.build()
    out.append(Self.start)
    for index in range {
      let isCode = index < pages.slugs.count
      let (i, j) = isCode ? (index, index) : pages.order.pair(index - pages.slugs.count)
      let translated = pages.translations[i] | pages.translations[j]
      guard translated & (1 << UInt64(own)) != 0 else { continue }
      out.begin(i, j, of: slugs, in: entries, sharesRow: true)
      out.append(isCode ? codes[translated] : pairs[translated])
    }
    out.append(Self.end)
  }

  /// What is said of a page of a folder.
  /// - Parameter name: the file's, without `.html`.
  private func entry(_ name: String, in folder: String, _ locale: String, translated: UInt64) -> String {
    func address(_ locale: String) -> String { "\(self.address(SitePath("\(locale)/\(folder)/")))\(name).html" }
    let translations = locales.enumerated().filter { translated & (1 << UInt64($0.offset)) != 0 }
      .map { Self.alternate($0.element, address($0.element)) }
    let links = translations + [Self.alternate("x-default", address(source))]
    return "<url><loc>\(address(locale))</loc>\(links.joined())</url>\n"
  }

  private static let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private static let start =
    xml + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
    + "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
  private static let end = "</urlset>\n"

  private static func alternate(_ language: String, _ address: String) -> String {
    "<xhtml:link rel=\"alternate\" hreflang=\"\(language)\" href=\"\(address)\"/>"
  }

  /// The protocol asks for absolute addresses; without a base they start at the host's root.
  private func address(_ path: SitePath) -> String { Escape.html(path.absolute(baseURL ?? "")) }
}
