/// The place of a file in the published site, relative to its root: the only maker of addresses.
package struct SitePath: Hashable, Sendable {
  /// Such as `en/smtp/450.html`; never starts with a slash.
  package let path: String

  package init(_ path: String) { self.path = path }

  package static let chooser = SitePath("index.html")
  package static let rootNotFound = SitePath("404.html")
  package static let robots = SitePath("robots.txt")
  package static let redirects = SitePath("_redirects")
  package static let sitemapIndex = SitePath("sitemap.xml")
  package static func home(_ locale: String) -> SitePath { SitePath("\(locale)/index.html") }
  package static func notFound(_ locale: String) -> SitePath { SitePath("\(locale)/404.html") }
  package static func translation(_ locale: String) -> SitePath { SitePath("\(locale)/translation.html") }
  package static func search(_ locale: String) -> SitePath { SitePath("\(locale)/search.json") }
  package static func family(_ locale: String, _ family: String) -> SitePath {
    SitePath("\(locale)/\(family)/index.html")
  }
  package static func code(_ locale: String, _ family: String, _ slug: String) -> SitePath {
    SitePath("\(locale)/\(family)/\(slug).html")
  }
  package static func pair(_ locale: String, _ family: String, _ pair: String) -> SitePath {
    SitePath("\(locale)/\(family)/\(pair).html")
  }
  package static func sitemap(_ locale: String, _ name: String) -> SitePath {
    SitePath("sitemaps/\(locale)-\(name).xml")
  }
  package static func asset(_ name: String) -> SitePath { SitePath("assets/\(name)") }

  /// The page that a content file becomes: `ar/smtp/family.md` is `ar/smtp/index.html`; other files keep their place.
  package init(contentPath: String) {
    guard contentPath.hasSuffix(".md") else {
      self.init(contentPath)
      return
    }
    let stem = contentPath.dropLast(3)
    self.init(stem.hasSuffix("/family") ? stem.dropLast("family".count) + "index.html" : stem + ".html")
  }

  /// The way from this page up to the site's root, such as `../../`; empty at the root itself.
  package var root: String { String(repeating: "../", count: path.count { $0 == "/" }) }

  /// The relative address of another page as seen from this one.
  package func relative(to target: SitePath) -> String {
    let here = path.split(separator: "/").dropLast()
    let there = target.path.split(separator: "/")
    let shared = zip(here, there.dropLast()).prefix { $0 == $1 }.count
    return String(repeating: "../", count: here.count - shared) + there.dropFirst(shared).joined(separator: "/")
  }

  /// The address under a base such as `https://example.org/docs`; a folder's index goes by the folder's name.
  package func absolute(_ base: String) -> String {
    let clean = path == "index.html" || path.hasSuffix("/index.html") ? path.dropLast("index.html".count) : path[...]
    return base + (base.hasSuffix("/") ? "" : "/") + clean
  }
}
