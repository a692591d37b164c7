import Foundation
import Testing

@testable import farq

/// What the preview tells translators beside each unit of a page.
@Suite struct TranslatorNotesTests {
  private struct Note: Decodable {
    struct Change: Decodable {
      var kind: String
      var text: String
    }
    var unit: String
    var state: String
    var isRecorded: Bool
    var source: String
    var place: String
    var change: [Change]
  }

  @Test func `translators get the state and the source of each section, and what changed`() throws {
    let folder = try TemporaryFolder()
    let site = try SmallSite().recorded().with {
      $0.replace("Nothing is broken.", with: "Nothing is wrong.", in: "en/demo/214.md")
    }
    for (path, text) in site.content { try folder.write(text, to: "Content/\(path)") }
    let server = try Serving(folder)
    let json = try server.get("/_farq/sections?path=/ar/demo/214-vs-504.html").body
    let notes = try JSONDecoder().decode([Note].self, from: json)
    let fix = try #require(notes.first { $0.unit == "demo/214#fix" })
    #expect(fix.state == "stale" && fix.isRecorded)
    #expect(fix.source == "Nothing is wrong.")
    #expect(fix.place == "Content/ar/demo/214.md:14")
    #expect(fix.change.map(\.kind) == ["same", "removed", "added", "same"])
    #expect(fix.change.map(\.text).joined() == "Nothing is brokenwrong.\n")
    let name = try #require(notes.first { $0.unit == "demo/504@name" })
    #expect(name.state == "current" && !name.isRecorded)
    #expect(name.source == "Parameter not implemented")
    #expect(try server.get("/_farq/sections?path=/en/demo/214.html").text == "[]")
    #expect(try server.get("/_farq/sections?path=/ar/index.html").text.contains("\"unit\":\"index\""))
  }
}
