import FarqContent
import FarqMarkdown
import FarqModel
import Foundation
import Testing

@testable import farq

/// When a translation is out of date, and when it is not.
@Suite struct FreshnessTests {
  static let path = "ar/demo/translation.lock"

  @Test func `a translation that nothing is recorded of is current`() {
    #expect(SmallSite().states("214") == [.current, .current, .current])
  }

  @Test func `changing one section of the source makes exactly that one stale`() throws {
    let site = try SmallSite().recorded().with {
      $0.replace("Leave the parameter out.", with: "Leave the parameters out.", in: "en/demo/504.md")
    }
    #expect(site.states("504") == [.current, .current, .stale])
    #expect(site.states("214") == [.current, .current, .current])
    #expect(site.diagnostics == [])
  }

  @Test(arguments: [
    ("1. One step\n2. Another step\n3. The last step", "1. One step\n1. Another step\n1. The last step"),
    ("- One point\n- Another point", "* One\n  point\n* Another point"),
    ("A paragraph of some words.", "A paragraph\nof some\nwords."),
    ("Some *stressed* word and __another__.", "Some _stressed_ word and **another**."),
    ("| a | b |\n|---|---|\n| c | d |", "|  a  |  b  |\n| --- | --- |\n|  c  |  d  |"),
  ])
  func `reflowing and renumbering make nothing stale`(before: String, after: String) throws {
    let old = SmallSite().with { $0.replace("Leave the parameter out.", with: before, in: "en/demo/504.md") }
    let site = try old.recorded().with { $0.replace(before, with: after, in: "en/demo/504.md") }
    #expect(site.states("504") == [.current, .current, .current])
  }

  @Test func `a digest that was bumped by hand is suspect`() throws {
    let site = try SmallSite().recorded().with { site in
      site.replace("Leave the parameter out.", with: "Leave it out.", in: "en/demo/504.md")
      let section = site.pipeline().catalog?.article("en", "demo", "504")?.section("fix")
      let text = site.content[Self.path] ?? ""
      let entry = text.components(separatedBy: "\n\n").first { $0.hasPrefix("504#fix:") } ?? ""
      let bumped = entry.replacing(/source: .*/, with: "source: \(Digest.hex(section?.normalForm ?? 0))")
      site.content[Self.path] = text.replacing(entry, with: bumped)
    }
    #expect(site.states("504") == [.current, .current, .suspect])
  }

  @Test(arguments: ["text: |\n    After", "seal: ", "translation: "])
  func `any edit of an entry by hand is suspect`(mark: String) throws {
    let site = try SmallSite().recorded().with { site in
      let text = site.content[Self.path] ?? ""
      let start = text.range(of: "504#when:")?.lowerBound ?? text.startIndex
      let entry = String(text[start...])
      let changed =
        mark.hasPrefix("text")
        ? entry.replacing("After", with: "Before")
        : entry.replacing(/(seal|translation): "?[0-9a-f]{8}/) {
          mark.hasPrefix($0.1) ? "\($0.1): 01234567" : String($0.0)
        }
      site.content[Self.path] = text[..<start] + changed.replacing(/: ([0-9a-f]+)"/) { ": \"\($0.1)\"" }
    }
    #expect(site.diagnostics == [])
    #expect(site.states("504") == [.current, .suspect, .current])
  }

  @Test func `a record in another way of writing the same Markdown is current`() throws {
    var lock = TranslationLock()
    lock.record(
      .init(key: "504#fix", text: "Leave the\nparameter out.\n", translation: 1, reason: nil, at: SourceLocation("")))
    let site = SmallSite().with { $0.content[Self.path] = LockWriter.text(lock, units: []) }
    #expect(site.states("504") == [.current, .current, .current])
  }
}

/// What readers are told.
@Suite struct FreshnessPageTests {
  @Test func `a stale section carries a badge and a link to the source page, and others nothing`() throws {
    let before = try SmallSite().recorded()
    let after = before.with {
      $0.replace("Leave the parameter out.", with: "Leave the parameters out.", in: "en/demo/504.md")
    }
    let pages = after.pages()
    for path in ["ar/demo/504.html", "ar/demo/214-vs-504.html"] {
      let page = Page(pages[path])
      #expect(page.tags("p").filter { $0.contains("notice") }.count == 1)
      let notice = page.part(from: "<p class=\"notice\">", to: "</p>")
      #expect(notice.contains("<strong class=\"badge\">قد يكون قديمًا</strong>"))
      #expect(notice.contains("href=\"../../en/demo/504.html\""))
      #expect(Page(before.pages()[path]).tags("p").filter { $0.contains("notice") } == [])
    }
    #expect(!Page(pages["ar/demo/214.html"]).html.contains("class=\"notice\""))
    #expect(pages["ar/demo/504.html"]?.contains("<link rel=\"alternate\" hreflang=\"ar\"") == true)
  }

  @Test func `a suspect section says that nothing is certain`() throws {
    let site = try SmallSite().recorded().with {
      $0.replace("504#fix:\n  source: ", with: "504#fix:\n  sauce: ", in: "ar/demo/translation.lock")
    }
    // An entry that can't be read is an error, so the pages are planned without a look at the diagnostics.
    #expect(site.states("504") == [.current, .current, .suspect])
    let edited = try SmallSite().recorded().with { site in
      let text = site.content["ar/demo/translation.lock"] ?? ""
      site.content["ar/demo/translation.lock"] = text.replacing("Leave the", with: "Leave a")
    }
    #expect(edited.pages()["ar/demo/504.html"]?.contains("لا يُعرف يقينًا") == true)
  }

  @Test func `the pages that show a section whose state changes are written again, and no others`() throws {
    let folder = try TemporaryFolder()
    for (path, text) in SmallSite().content { try folder.write(text, to: "Content/\(path)") }
    func farq(_ arguments: String...) throws -> Program.Run { try Program.run(arguments, in: folder) }
    #expect(try farq("build").status == 0)
    #expect(try farq("sync", "ar", "--all").status == 0)
    // Only the page about the translation shows what is recorded.
    #expect(try farq("build").output.contains(" 1 of 30 files written"))
    let source = SmallSite().content["en/demo/504.md"] ?? ""
    try folder.write(source.replacing("Leave the", with: "Leave a"), to: "Content/en/demo/504.md")
    // The code's page and the comparison in both locales, and the page about the translation.
    #expect(try farq("build").output.contains(" 5 of 30 files written"))
  }
}

/// Footnotes stand at the end of a file, but belong to the sections that cite them.
@Suite struct FootnoteFreshnessTests {
  static let cited = SmallSite().with { site in
    site.replace("the command only.", with: "the command only.[^odd]", in: "en/demo/504.md")
    site.replace("parameter out.", with: "parameter out.[^why]\n\n[^why]: It helps.", in: "en/demo/504.md")
    site.content["en/demo/504.md"]? += "\n[^odd]: Some *servers* know more.\n\n    Few do.\n"
  }

  @Test func `a change in a footnote makes the section stale that cites it`() throws {
    let recorded = try Self.cited.recorded()
    #expect(recorded.states("504") == [.current, .current, .current])
    let changed = recorded.with { $0.replace("Few do.", with: "Many do.", in: "en/demo/504.md") }
    #expect(changed.states("504") == [.stale, .current, .current])
  }

  @Test func `renumbering footnotes makes nothing else stale`() throws {
    let site = try Self.cited.recorded().with {
      $0.replace("the command only.[^odd]", with: "the command only.", in: "en/demo/504.md")
    }
    #expect(site.states("504") == [.stale, .current, .current])
  }

  @Test func `the normal form of a part with footnotes is its own normal form`() throws {
    let article = try #require(Self.cited.pipeline().catalog?.article("en", "demo", "504"))
    let parts = Outline(of: article.body).parts.map(\.normalized)
    #expect(parts[3] == "Leave the parameter out.[^why]\n\n[^why]:\n    It helps.\n")
    for part in parts { #expect(Outline(of: part, splitting: false).parts[0].normalized == part) }
  }
}
