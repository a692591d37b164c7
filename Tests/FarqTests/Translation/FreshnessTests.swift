import FarqContent
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
      let bumped = entry.replacing(/source: .*/, with: "source: \(Digest.hex(section?.digest ?? 0))")
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
