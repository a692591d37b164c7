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

  /// The pages of one folder, which is the same below every locale.
  struct Pages: Sendable {
    var folder: String
    var count: Int
    /// Appends a page's name, without `.html`.
    var name: @Sendable (_ index: Int, _ out: inout PageBuffer) -> Void
    /// The locales that have it in their own language, as bits by the order of the switcher.
    var translated: @Sendable (_ index: Int) -> UInt64
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

  /// The sitemaps of a folder of one locale, known by the digest `key`; pages that are wholly fallback are left out.
  func groups(_ locale: String, _ name: String, _ pages: Pages, key: UInt64) -> [SitePlan.Group] {
    stride(from: 0, to: max(pages.count, 1), by: Self.largest).enumerated().map { part, start in
      let file = SitePath.sitemap(locale, part == 0 ? name : "\(name)-\(part + 1)")
      var group = SitePlan.Group(kind: "sitemap", file) { out in
        write(pages, start..<min(pages.count, start + Self.largest), locale, into: &out)
      }
      group.key = { _ in key ^ UInt64(start) }
      return group
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
    let own = locales.firstIndex(of: locale) ?? 0
    let addresses = locales.map { address(SitePath("\($0)/\(pages.folder)/")) }
    // What stands before and after the page's name, per locale.
    func link(_ language: String, _ address: String) -> [[UInt8]] {
      Self.alternate(language, address + "\u{0}.html").split(separator: "\u{0}").map { Array($0.utf8) }
    }
    let links = locales.indices.map { link(locales[$0], addresses[$0]) }
    let fallback = link("x-default", address(SitePath("\(source)/\(pages.folder)/")))
    func write(_ link: [[UInt8]], _ name: UnsafeRawBufferPointer, into out: inout PageBuffer) {
      out.append(link[0])
      out.append(name)
      out.append(link[1])
    }
    var name = PageBuffer()
    out.append(Self.start)
    for index in range {
      let translated = pages.translated(index)
      guard translated & (1 << UInt64(own)) != 0 else { continue }
      name.removeAll()
      pages.name(index, &name)
      out.append("<url><loc>")
      out.append(addresses[own])
      out.append(name.bytes)
      out.append(".html</loc>")
      for number in locales.indices where translated & (1 << UInt64(number)) != 0 {
        write(links[number], name.bytes, into: &out)
      }
      write(fallback, name.bytes, into: &out)
      out.append("</url>\n")
    }
    out.append(Self.end)
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
