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
    SitePlan.Group(kind: "redirects", .redirects, key: key) { out in
      for (locale, family) in families {
        var store = SliceStore.Builder()
        let slugs = SliceTable(family.codes.map { [store.slice($0.slug)] })
        let (first, second) = (Gap.first(0).marker, Gap.second(0).marker)
        func address(_ a: String, _ b: String) -> String { "/\(locale)/\(family.slug)/\(PairKey(a, b).slug).html" }
        let rule = store.strip("\(address(second, first)) \(address(first, second)) 301\n")
        let rules = store.build()
        for i in family.codes.indices {
          for j in family.codes.indices.dropFirst(i + 1) {
            out.begin(i, j, of: slugs, in: rules, sharesRow: true)
            out.append(rule)
          }
        }
      }
    }
  }
}
