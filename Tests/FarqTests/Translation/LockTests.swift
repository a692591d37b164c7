import FarqContent
import FarqModel
import Foundation
import Testing

@testable import farq

/// The form of `translation.lock`, which outlives the program that wrote it.
@Suite struct LockTests {
  static let path = "ar/demo/translation.lock"

  @Test func `the form of a lock file and its digests stay as they are`() {
    var lock = TranslationLock()
    lock.record(
      .init(
        key: "214#fix", text: "First line\n\n    code\n", translation: 0x12_3456, reason: "a \"name\"\nonly",
        at: SourceLocation("")))
    lock.record(.init(key: "214@name", text: "Help", translation: 7, reason: nil, at: SourceLocation("")))
    #expect(
      LockWriter.text(lock, units: ["214#fix", "214#use", "214@name"]) == """
        # Written by `farq sync`; not by hand.

        214#fix:
          source: 0f9057db35979363
          translation: "0000000000123456"
          reason: "a \\"name\\"\\nonly"
          seal: 7ef1d5759a314779
          text: |
            First line

                code

        # 214#use

        214@name:
          source: 7b4d62af45b7417b
          translation: "0000000000000007"
          seal: b101bc285da2c3c6
          text: |-
            Help

        """)
  }

  @Test(arguments: ["Text\n", "Text", "    code\n", "a\n\nb\n", "# heading: |\n", "غير\n", "  two\n\n\n    x\n"])
  func `what is written is read again`(text: String) throws {
    var lock = TranslationLock()
    lock.record(
      .init(key: "214#fix", text: text, translation: 1, reason: "\\ \" \u{1} é", at: SourceLocation("")))
    let written = LockWriter.text(lock, units: [])
    let site = SmallSite().with { $0.content[Self.path] = written }
    #expect(site.diagnostics == [])
    let read = try #require(site.pipeline().catalog?.texts["ar"]?.lock(of: "demo"))
    #expect(read.entries["214#fix"]?.isIntact == true)
    #expect(read.entries["214#fix"]?.text == text)
    #expect(LockWriter.text(read, units: []) == written)
  }

  @Test func `a line that was broken is reported, and its entry is kept and suspect`() throws {
    let site = try SmallSite().recorded().with {
      $0.replace("504#when:\n  source: ", with: "504#when:\n  sauce: ", in: Self.path)
    }
    #expect(site.diagnostics.map(\.rule) == ["lock-form"])
    #expect(site.states("504") == [.current, .suspect, .current])
    let lock = try #require(site.pipeline().catalog?.texts["ar"]?.lock(of: "demo"))
    #expect(LockWriter.text(lock, units: []).contains("504#when:\n  sauce: "))
  }

  @Test func `the marks of a merge conflict are reported at their lines, and the rest is read`() throws {
    let site = try SmallSite().recorded().with {
      let text = $0.content[Self.path] ?? ""
      $0.content[Self.path] = text.replacing("214#fix:", with: "<<<<<<< ours\n214#fix:")
        .replacing("214#when:", with: "=======\n>>>>>>> theirs\n214#when:")
    }
    #expect(site.diagnostics.map(\.rule) == ["lock-form", "lock-form", "lock-form"])
    #expect(site.diagnostics.allSatisfy { $0.advice.contains("merge conflict") })
    #expect(site.states("214") == [.current, .current, .current])
  }

  @Test func `a merge that kept both sides leaves the unit suspect`() throws {
    let site = try SmallSite().recorded().with {
      let text = $0.content[Self.path] ?? ""
      let entry = text.components(separatedBy: "\n\n").first { $0.hasPrefix("214#fix:") } ?? ""
      $0.content[Self.path] = text + "\n" + entry + "\n"
    }
    #expect(site.diagnostics.map(\.rule) == ["lock-form"])
    #expect(site.states("214") == [.current, .current, .suspect])
  }
}
