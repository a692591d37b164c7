import FarqModel
import FarqSite
import Foundation
import Testing

@testable import farq

/// `/<locale>/translation.html`.
@Suite struct TranslationPageTests {
  static let stale = try? SmallSite().recorded().with {
    $0.replace("Leave the parameter out.", with: "Leave the parameters out.", in: "en/demo/504.md")
    $0.content["ar/demo/214.md"] = nil
    $0.content["site.yaml"]? += "\nedit_url: https://example.org/edit/main/Content/{path}"
  }

  @Test func `only translations have the page, and all their pages lead to it`() {
    let pages = SmallSite().pages()
    #expect(pages.keys.filter { $0.hasSuffix("translation.html") } == ["ar/translation.html"])
    for (path, html) in pages where path.hasSuffix(".html") && path != "index.html" {
      let links = Page(html).attributes("href", of: "a").filter { $0.hasSuffix("translation.html") }
      let expected =
        path.hasPrefix("ar/demo/") ? ["../translation.html"] : path.hasPrefix("ar/") ? ["translation.html"] : []
      // The switcher of the page itself leads to it too.
      #expect(Set(links) == Set(expected), "\(path)")
    }
  }

  @Test func `search engines are told to leave it out`() {
    let pages = SmallSite().pages(.init(baseURL: "https://farq.example"))
    let page = Page(pages["ar/translation.html"])
    #expect(page.html.contains("<meta name=\"robots\" content=\"noindex\">"))
    #expect(page.attributes("hreflang", of: "link") == [])
    for (path, text) in pages where path.hasPrefix("sitemap") { #expect(!text.contains("translation.html"), "\(path)") }
  }

  @Test func `it counts, and lists what is out of date and what matters most, with the files to edit`() {
    let page = Page(Self.stale?.pages()["ar/translation.html"])
    let rows = page.html.matches(of: /<th scope="row">.*/).map { Page(String($0.0)).words }
    #expect(rows == ["الرئيسية 100%000003", "DEMO 53%105005", "المجموع 62%105008"])
    let stale = page.part(from: "<h2 id=\"stale\">", to: "</section>")
    #expect(stale.components(separatedBy: "<li>").count == 2)
    #expect(stale.contains("<a href=\"demo/504.html\">"))
    #expect(stale.contains("https://example.org/edit/main/Content/ar/demo/504.md"))
    #expect(stale.contains("https://example.org/edit/main/Content/en/demo/504.md"))
    #expect(Page(stale).words.contains("كيفية الإصلاح"))
    let first = page.part(from: "<h2 id=\"first\">", to: "</section>")
    let names = first.matches(of: /<li><a href="demo\/(.*?)\.html">/).map { String($0.1) }
    #expect(names == ["214", "214", "214", "214", "214", "504"])
    #expect(!first.contains("Content/ar/demo/214.md"))
  }

  @Test func `without an address to edit files at, their paths are text`() {
    let site = SmallSite().with { $0.content["ar/demo/214.md"] = nil }
    let page = Page(site.pages()["ar/translation.html"])
    #expect(page.html.contains("<span class=\"file\"><code dir=\"ltr\">en/demo/214.md</code></span>"))
  }

  @Test func `the order of work goes by pages and by the weights of site.yaml`() throws {
    let site = SmallSite().with {
      $0.content["ar/demo/214.md"] = nil
      $0.replace("{id: fix, required: true}", with: "{id: fix, required: true, weight: 9}", in: "site.yaml")
    }
    let pipeline = site.pipeline()
    let localized = try #require(pipeline.sites.last)
    let report = TranslationReport(localized, sections: pipeline.catalog?.site.sections ?? [])
    #expect(
      report.workByImpact.filter(\.isSeen).map { "\($0.status.unit.name) \($0.pages) \($0.weight)" } == [
        "demo/214@name 4 9", "demo/214@summary 3 9", "demo/214#fix 2 9", "demo/214#description 2 1",
        "demo/214#when 2 1",
      ])
  }

  @Test func `a hand-written part takes its place from a code's section`() throws {
    let site = SmallSite().with {
      $0.replace("- {id: use, place: decision}", with: "- {id: use, place: decision, weight: 2}", in: "site.yaml")
      $0.content["en/demo/214.md"]? += "\n\n## When to use it\n\nOften, and more.\n"
      $0.content["ar/demo/214-vs-504.md"] = "---\nsummary: كلمة في الفرق.\n---\n\n## متى تستخدم أيًا منهما\n\nالأوّل.\n"
      $0.content["en/demo/214-vs-504.md"] =
        "---\nsummary: A word on the difference.\n---\n\n## When to use which\n\nThe first.\n"
    }
    let pipeline = site.pipeline()
    let report = TranslationReport(try #require(pipeline.sites.last), sections: pipeline.catalog?.site.sections ?? [])
    let missing = report.work.filter { $0.status.state == .missing }
    #expect(missing.map { "\($0.status.unit.name) \($0.pages) \($0.weight)" } == ["demo/214#use 1 2"])
  }
}
