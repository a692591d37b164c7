import FarqModel
import Foundation
import Testing

@testable import farq

/// The rules that published text is held to, on the real site.
@Suite struct ContentRuleTests {
  static let comparisons = ["en", "ar"].flatMap { RealSite.comparisons(of: $0, every: 61) }

  @Test func `the content has no error and no warning`() {
    #expect(RealSite.pipeline.diagnostics.map { "\($0.place): \($0.rule): \($0.message)" } == [])
  }

  @Test func `every section of every article is translated`() {
    for site in RealSite.pipeline.sites {
      let articles = [site.home] + site.families.flatMap { [$0.article] + $0.codes + $0.pairs.values }
      for section in articles.flatMap(\.sections) {
        #expect(section.state == .current, "\(site.locale.id): \(section.section.location.path)")
      }
    }
  }

  /// The pairs that people really confuse, by the names of their pages.
  static let confused: [String: [String]] = [
    "dns": ["0-vs-3", "2-vs-3", "2-vs-5"],
    "ftp": ["425-vs-426", "450-vs-550"],
    "grpc": ["4-vs-14", "7-vs-16", "9-vs-14", "9-vs-10", "2-vs-13", "8-vs-14"],
    "http": [
      "401-vs-403", "301-vs-302", "404-vs-410", "502-vs-504", "400-vs-422", "502-vs-503", "503-vs-504", "500-vs-502",
      "500-vs-503", "302-vs-307", "301-vs-308", "307-vs-308", "301-vs-307", "302-vs-303", "200-vs-204", "200-vs-201",
      "201-vs-202", "403-vs-404", "409-vs-422", "409-vs-412", "400-vs-404", "401-vs-407", "429-vs-503", "408-vs-504",
      "499-vs-504", "521-vs-522", "522-vs-524",
    ],
    "sip": ["480-vs-486", "486-vs-600", "486-vs-603", "404-vs-604"],
    "smtp": [
      "421-vs-450", "421-vs-451", "450-vs-451", "450-vs-550", "550-vs-551", "550-vs-553", "550-vs-554", "452-vs-552",
      "530-vs-535", "534-vs-535", "500-vs-502", "521-vs-556",
    ],
    "tls": ["40-vs-70"],
    "websocket": ["1001-vs-1006", "1005-vs-1006", "1000-vs-1005", "1006-vs-1011", "1012-vs-1013"],
  ]

  @Test(arguments: confused.keys.sorted(), ["en", "ar"])
  func `a pair that people confuse is compared by hand in both languages`(family: String, locale: String) {
    for name in Self.confused[family] ?? [] {
      let path = "\(locale)/\(family)/\(name).html"
      let page = Self.comparisons.first { $0.path == path }?.page ?? Page(nil)
      let differences = page.part(from: "<section class=\"part part-differences\"", to: "</section>")
      #expect(differences.components(separatedBy: "<li>").count > 3, "\(path)")
      let example = page.part(from: "<section class=\"part part-example\"", to: "</section>")
      #expect(example.components(separatedBy: "<pre").count > 2, "\(path)")
      let decision = page.part(from: "<section class=\"part part-decision\"", to: "</section>")
      #expect(decision.components(separatedBy: "<li>").count > 2, "\(path)")
    }
  }

  @Test func `a key difference names both codes and does not repeat the descriptions`() {
    for (path, page) in Self.comparisons {
      let codes = (path.split(separator: "/").last ?? "").dropLast(".html".count).components(separatedBy: "-vs-")
      let descriptions = runs(of: Page(page.part(from: "id=\"description\"", to: "</section>")).words)
      let part = page.part(from: "<section class=\"part part-differences\"", to: "</section>")
      for item in part.components(separatedBy: "<li").dropFirst() {
        let words = Page("<li" + item).words
        for code in codes { #expect(words.contains(code), "\(path): \(words)") }
        let own = runs(of: words)
        let repeated = own.intersection(descriptions).count
        #expect(repeated * 10 < max(1, own.count) * 4, "\(path): \(words)")
      }
    }
  }

  @Test func `no page shows a slot or a doubled mark`() {
    for (path, page) in Self.comparisons {
      // Code is as it is, and so are official names, which stand marked in the source language or in `p.official`.
      let html = page.html.replacing(/<(pre|code)\b.*?<\/(pre|code)>/.dotMatchesNewlines(), with: "x")
        .replacing(/<p class="official">.*?<\/p>/.dotMatchesNewlines(), with: "x")
      let text = Page(html).words
      let slips = text.matches(of: /\{[a-z_]+\}|[,،؛;]\s*[,،؛;.]|\.\s*،/).map { String($0.0) }
      #expect(slips == [], "\(path)")
      #expect(!page.html.unicodeScalars.contains { (0xE000...0xF8FF).contains($0.value) }, "\(path)")
    }
  }

  @Test func `titles and descriptions of comparisons are unique`() {
    #expect(Set(Self.comparisons.map(\.page.title)).count == Self.comparisons.count)
    #expect(Set(Self.comparisons.map(\.page.description)).count == Self.comparisons.count)
  }

  private func runs(of text: String) -> Set<String> {
    let words = text.split { $0.isWhitespace || $0.isPunctuation }.map(String.init)
    guard words.count >= 5 else { return [] }
    return Set((0...(words.count - 5)).map { words[$0..<($0 + 5)].joined(separator: " ") })
  }
}
