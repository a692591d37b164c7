import FarqSite
import Foundation
import Testing

@testable import farq

@Suite struct PageTests {
  static let paths = [
    "en/index.html", "en/demo/index.html", "en/demo/214.html", "en/demo/214-vs-504.html",
    "ar/index.html", "ar/demo/index.html", "ar/demo/214.html", "ar/demo/214-vs-504.html",
  ]
  static let relative = SmallSite().pages()
  static let absolute = SmallSite().pages(.init(baseURL: "https://farq.example/docs"))

  @Test func `a site of two codes has these files`() {
    let names = Self.relative.keys.map { $0.replacing(/\.[0-9a-f]{16}\./, with: ".*.") }.sorted()
    #expect(
      names == [
        "404.html", "_redirects", "ar/404.html", "ar/demo/214-vs-504.html", "ar/demo/214.html", "ar/demo/504.html",
        "ar/demo/index.html", "ar/index.html", "ar/search.json", "ar/translation.html", "assets/fonts/OFL.txt",
        "assets/fonts/arab-bold.*.woff2",
        "assets/fonts/arab.*.woff2", "assets/icon.*.svg", "assets/site.*.css", "assets/site.*.js", "en/404.html",
        "en/demo/214-vs-504.html",
        "en/demo/214.html", "en/demo/504.html", "en/demo/index.html", "en/index.html", "en/search.json", "index.html",
        "robots.txt", "sitemap.xml", "sitemaps/ar-demo.xml", "sitemaps/ar-site.xml", "sitemaps/en-demo.xml",
        "sitemaps/en-site.xml",
      ])
  }

  @Test(arguments: paths)
  func `a page says its language, its direction and its place`(path: String) throws {
    let page = Page(Self.absolute[path])
    let isArabic = path.hasPrefix("ar")
    #expect(page.html.contains("<html lang=\"\(isArabic ? "ar" : "en")\" dir=\"\(isArabic ? "rtl" : "ltr")\">"))
    let address = "https://farq.example/docs/" + path.replacing("index.html", with: "")
    let canonical = page.html.firstMatch(of: /<link rel="canonical" href="([^"]*)"/).map { String($0.1) } ?? ""
    #expect([address, address + "index.html"].contains(canonical))
    #expect(page.attributes("hreflang", of: "link") == ["en", "ar", "x-default"])
    #expect(page.tags("h1").count == 1)
    #expect(!page.title.isEmpty && !page.description.isEmpty)
  }

  @Test(arguments: paths)
  func `all addresses of a page are relative and lead to a file`(path: String) {
    let page = Page(Self.relative[path])
    let base = URL(fileURLWithPath: "/" + path)
    let links =
      page.attributes("href", of: "a") + page.attributes("href", of: "link") + page.attributes("src", of: "script")
    for link in links where !link.hasPrefix("https://www.rfc-editor.org") && !link.hasPrefix("#") {
      let file = URL(string: link, relativeTo: base)?.path ?? ""
      #expect(Self.relative[String(file.dropFirst())] != nil, "\(link) on \(path)")
    }
  }

  /// A template looks for a name in what is around it too, where links have the same name.
  @Test func `a reference without an address is text`() throws {
    let pages = SmallSite().with {
      $0.replace(
        ", url: \"https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3\"", with: "", in: "families/demo.yaml")
    }.pages()
    for path in ["en/demo/214.html", "en/demo/214-vs-504.html"] {
      #expect(Page(pages[path]).html.contains("<li>RFC 5321 §4.2.3</li>"), "\(path)")
    }
  }

  @Test(arguments: paths.filter { !$0.hasSuffix("index.html") })
  func `the way to a page ends with the page, which is no link`(path: String) throws {
    let crumbs = try #require(Page(Self.relative[path]).html.firstMatch(of: /<nav class="crumbs"[\s\S]*?<\/nav>/))
    #expect(crumbs.0.contains(/<li><span aria-current="page">.*<\/span><\/li>\n<\/ol>/))
  }

  @Test func `titles and descriptions are unique`() {
    for locale in ["en", "ar"] {
      let pages = Self.relative.filter { $0.key.hasPrefix(locale + "/") && $0.key.hasSuffix(".html") }.values.map {
        Page($0)
      }
      #expect(Set(pages.map(\.title)).count == pages.count)
      #expect(Set(pages.map(\.description)).count == pages.count)
    }
  }

  @Test(arguments: ["en/demo/214-vs-504.html", "ar/demo/214-vs-504.html", "en/demo/214.html"])
  func `structured data parses and tells the path and the article`(path: String) throws {
    let types = try Page(Self.relative[path]).structuredDataTypes()
    #expect(types.contains("BreadcrumbList"))
    #expect(types.contains("TechArticle"))
  }

  @Test func `a comparison has its parts in order`() {
    #expect(
      Page(Self.relative["en/demo/214-vs-504.html"]).headings == [
        "DEMO 214 Help vs 504 Parameter not implemented", "DEMO 214 Help", "DEMO 504 Parameter not implemented",
        "At a glance", "Description", "When you see it", "How to fix", "Key differences", "What they share",
        "When to use which", "Learn more", "Compare two codes",
      ])
  }

  @Test func `differences are the authored sentences of unequal traits, with the pair's own where there is one`() {
    let page = Page(Self.relative["en/demo/214-vs-504.html"])
    let differences = Page(page.part(from: "<ol class=\"differences\">", to: "</ol>")).words
    #expect(differences.contains("214 ends well, whereas 504 ends badly."))
    #expect(differences.contains("214 is seen in Open. 504 is seen in Open and Close."))
    let shared = Page(page.part(from: "<ul class=\"shared\">", to: "</ul>")).words
    #expect(shared.contains("214 and 504 are both seen in Open."))
  }

  @Test func `a hand-written comparison replaces the parts that it has and leaves the others`() {
    let page = Page(
      SmallSite().with {
        $0.content["en/demo/214-vs-504.md"] = """
          ---
          summary: Mine is the answer.
          ---

          ## Key differences

          1. Of 214 and 504 I say this.
          """
      }.pages()["en/demo/214-vs-504.html"])
    #expect(page.html.contains("Mine is the answer."))
    #expect(page.html.contains("I say this."))
    #expect(!page.html.contains("ends well, whereas"))
    #expect(page.html.contains("are both seen in Open."))
  }

  @Test func `the 404 page works from any address`() {
    #expect(Self.relative["404.html"] == Self.relative["en/404.html"])
    #expect(Page(Self.relative["ar/404.html"]).attributes("href", of: "base") == ["/ar/404.html"])
    #expect(
      Page(Self.absolute["ar/404.html"]).attributes("href", of: "base") == ["https://farq.example/docs/ar/404.html"])
  }

  @Test func `redirects name the reversed pair of every locale`() {
    #expect(
      Self.relative["_redirects"] == """
        /en/demo/504-vs-214.html /en/demo/214-vs-504.html 301
        /ar/demo/504-vs-214.html /ar/demo/214-vs-504.html 301

        """)
  }

  @Test(arguments: ["en", "ar"])
  func `search data holds every code once`(locale: String) throws {
    let text = try #require(Self.relative["\(locale)/search.json"])
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let families = try #require(root["families"] as? [[String: Any]])
    let codes = try #require(families.first?["codes"] as? [[String: String]])
    #expect(codes.map { $0["code"] } == ["214", "504"])
    #expect(codes.allSatisfy { $0["name"]?.isEmpty == false && $0["summary"]?.isEmpty == false })
  }

  @Test func `sitemaps list every page with its other languages`() throws {
    let maps = Self.absolute.filter { $0.key.hasPrefix("sitemaps/") }.values.joined()
    for path in Self.paths where !path.hasSuffix("index.html") {
      #expect(maps.contains("<loc>https://farq.example/docs/\(path)</loc>"))
      #expect(maps.contains("hreflang=\"ar\" href=\"https://farq.example/docs/ar/\(path.dropFirst(3))\""))
    }
    #expect(Self.absolute["sitemap.xml"]?.contains("<loc>https://farq.example/docs/sitemaps/ar-demo.xml</loc>") == true)
  }

  @Test func `pages ask for nothing from elsewhere and for little script`() {
    for path in Self.paths {
      let page = Page(Self.relative[path])
      let fetched = page.attributes("src", of: "script") + page.attributes("src", of: "img")
      #expect(fetched.allSatisfy { !$0.contains("//") })
    }
    let script = Self.relative.first { $0.key.hasSuffix(".js") }?.value ?? ""
    #expect(!script.isEmpty && script.utf8.count <= 10 * 1024)
  }

  @Test func `runs against the direction of an Arabic page are isolated in text, title and attributes`() {
    let page = Page(Self.relative["ar/demo/214-vs-504.html"])
    #expect(page.title.contains("\u{2066}DEMO 214\u{2069}") && page.title.contains("\u{2066}504\u{2069}"))
    #expect(page.description.contains("\u{2066}504\u{2069}"))
    #expect(page.html.contains("<code dir=\"ltr\">HELP</code>"))
    #expect(page.html.contains("<bdi dir=\"ltr\">214</bdi>"))
  }
}
