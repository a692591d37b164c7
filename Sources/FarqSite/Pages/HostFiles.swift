import FarqModel

/// Files for hosts and robots: `/robots.txt` and `/_redirects`.
enum HostFiles {
  /// RFC 9309; the sitemap's address has to be absolute, so it needs a base.
  static func robots(baseURL: String?) -> SitePlan.Group {
    SitePlan.Group(kind: "robots", .robots) { out in
      let sitemap = baseURL.map { "Sitemap: \(SitePath.sitemapIndex.absolute($0))\n" } ?? ""
      out.append("User-agent: *\nAllow: /\n" + sitemap)
    }
  }

  /// Rules as Netlify and Cloudflare Pages read them: each pair in the other order leads to its page.
  ///
  /// `key` is a digest of what they are made from.
  static func redirects(_ families: [(locale: String, family: Family)], key: UInt64) -> SitePlan.Group {
    var group = SitePlan.Group(kind: "redirects", .redirects) { out in
      for (locale, family) in families {
        let folder = "/\(locale)/\(family.slug)/"
        let slugs = family.codes.map { Array($0.slug.utf8) }
        let (start, between, middle, end) = (folder, "-vs-", ".html \(folder)", ".html 301\n")
        for (index, first) in slugs.enumerated() {
          for second in slugs[(index + 1)...] {
            out.append(start)
            out.append(second)
            out.append(between)
            out.append(first)
            out.append(middle)
            out.append(first)
            out.append(between)
            out.append(second)
            out.append(end)
          }
        }
      }
    }
    group.key = { _ in key }
    return group
  }
}
