import FarqMarkdown
import FarqModel
import FarqSite
import FarqTranslation
import Testing

@testable import farq

/// What is not written in the letters of a pseudo-locale did not come from the content: it is hard-coded.
@Suite struct PseudoLocaleTests {
  private static let accented = PseudoLocale.accented.rawValue
  private static let mirrored = PseudoLocale.mirrored.rawValue
  /// The texts that differ between the locales have the same code, links and footnotes.
  private static let pages = SmallSite().with {
    let rest = "One `code` of [a link](504.md \"Its title\")[^1].\n\n[^1]: Or <https://example.org>."
    $0.replace("Nothing is broken.", with: "- [x] \(rest)", in: "en/demo/214.md")
    $0.replace(
      "لا عطل هنا.", with: "- [x] شيء `code` من [وصلة](504.md)[^1].\n\n[^1]: أو <https://example.org>.",
      in: "ar/demo/214.md")
  }.pages(.init(pseudo: true))
  private let pages = Self.pages

  @Test func `all text of a page is from the content, where another locale can change it`() throws {
    let own = pages.filter { $0.key.hasPrefix("\(Self.accented)/") && $0.key.hasSuffix(".html") }
    #expect(own.count == 7)
    for (path, html) in own {
      let pieces = VisibleText(html).pieces.filter { $0.language == Self.accented }
      #expect(pieces.count > 10)
      for piece in pieces { #expect(Self.plainWords(in: piece.text) == [], "\(path): \(piece.text)") }
    }
  }

  /// What is no text of the language: protocol names, codes, references, addresses, tags of locales.
  private static func plainWords(in text: String) -> [String] {
    let rest = ["DEMO", "RFC 5321", "https://example.org", accented, mirrored].reduce(text) {
      $0.replacing($1, with: "")
    }
    return rest.matches(of: /[A-Za-z]{2,}/).map { String($0.0) }
  }

  @Test func `the search for hard-coded text finds some`() {
    let site = SmallSite().with {
      let template = String(decoding: $0.templates["footer.mustache"] ?? [], as: UTF8.self)
      $0.templates["footer.mustache"] = Array(template.replacing("<p>", with: "<p title=\"Hard\">coded ").utf8)
    }
    let html = site.pages(.init(pseudo: true))["\(Self.accented)/index.html"] ?? ""
    let found = VisibleText(html).pieces.flatMap { Self.plainWords(in: $0.text) }
    #expect(found.contains("Hard") && found.contains("coded"))
  }

  @Test func `texts are accented, in brackets, and a third longer`() {
    let page = Page(pages["\(Self.accented)/demo/214.html"])
    #expect(page.html.contains("<p>[Ţĥé šéŕṽéŕ šéñðš å ĥéļþ ţéẋţ. öñé ţŵö]</p>"))
    #expect(page.tags("html") == ["<html lang=\"\(Self.accented)\" dir=\"ltr\">"])
  }

  @Test func `code, addresses and slots stay as they are`() {
    let html = pages["\(Self.accented)/demo/214.html"] ?? ""
    #expect(html.contains("[Öñé <code>code</code> öƒ <a href=\"504.html\" title=\"[Îţš ţîţļé öñé]\">å ļîñķ</a>"))
    #expect(html.contains("<a href=\"https://example.org\">https://example.org</a>"))
    #expect(html.contains("aria-label=\"[Ðöñé öñé]\""))
    #expect(
      pages["\(Self.accented)/demo/214-vs-504.html"]?.contains("[214 éñðš ŵéļļ, ŵĥéŕéåš 504 éñðš ƀåðļý. ") == true)
  }

  @Test func `every word of the other one runs right to left, and what does not is isolated`() {
    let page = Page(pages["\(Self.mirrored)/demo/214-vs-504.html"])
    #expect(page.tags("html") == ["<html lang=\"\(Self.mirrored)\" dir=\"rtl\">"])
    func word(_ text: String) -> String { "\u{200F}\u{202E}\(text)\u{202C}\u{200F}" }
    #expect(
      page.html.contains(
        "<bdi dir=\"ltr\">214</bdi> \(word("ends")) \(word("well")), \(word("whereas")) <bdi dir=\"ltr\">504</bdi>"))
    #expect(page.title.hasPrefix("\u{2066}DEMO 214\u{2069} \(word("Help")) \(word("vs")) \u{2066}504\u{2069}"))
  }

  @Test func `search engines are not told of them`() throws {
    for (path, text) in pages where path.hasSuffix(".html") {
      let isPseudo = path.hasPrefix(Self.accented) || path.hasPrefix(Self.mirrored)
      if isPseudo { #expect(text.contains("<meta name=\"robots\" content=\"noindex\">"), "\(path)") }
      let alternates = Page(text).tags("link").filter { $0.contains("rel=\"alternate\"") || $0.contains("canonical") }
      #expect(!alternates.contains { $0.contains(Self.accented) || $0.contains(Self.mirrored) }, "\(path)")
      if isPseudo { #expect(alternates == [], "\(path)") }
    }
    for (path, text) in pages where path.hasSuffix(".xml") || path == "robots.txt" {
      #expect(!text.contains(Self.accented) && !text.contains(Self.mirrored), "\(path)")
    }
  }

  @Test func `without being asked for they are not there, and nothing else changes but the switcher`() {
    let plain = SmallSite().pages()
    #expect(!plain.keys.contains { $0.hasPrefix(Self.accented) || $0.hasPrefix(Self.mirrored) })
    let both = SmallSite().pages(.init(pseudo: true))
    #expect(plain["sitemap.xml"] == both["sitemap.xml"])
    #expect(plain["en/search.json"] == both["en/search.json"])
  }
}
