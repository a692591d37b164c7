import FarqModel

/// Files for hosts and robots: `/robots.txt` and `/_redirects`.
enum HostFiles {
  /// RFC 9309; the sitemap's address has to be absolute, so it needs a base.
  static func robots(baseURL: String?) -> SitePlan.Group {
    SitePlan.Group(kind: "robots", .robots) {
      let sitemap = baseURL.map { "Sitemap: \(SitePath.sitemapIndex.absolute($0))\n" } ?? ""
      return Array(("User-agent: *\nAllow: /\n" + sitemap).utf8)
    }
  }

  /// Rules as Netlify and Cloudflare Pages read them: each pair in the other order leads to its page.
  static func redirects(_ families: [(locale: String, family: Family)]) -> SitePlan.Group {
    SitePlan.Group(kind: "redirects", .redirects) {
      var text = ""
      for (locale, family) in families {
        for (index, first) in family.codes.enumerated() {
          for second in family.codes.dropFirst(index + 1) {
            let from = SitePath.pair(locale, family.slug, PairKey(second.slug, first.slug).slug)
            let to = SitePath.pair(locale, family.slug, PairKey(first.slug, second.slug).slug)
            text += "/\(from.path) /\(to.path) 301\n"
          }
        }
      }
      return Array(text.utf8)
    }
  }
}
