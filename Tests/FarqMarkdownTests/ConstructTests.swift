import FarqMarkdown
import FarqModel
import Testing

/// One construct of GitHub Flavored Markdown, in a text of each direction, and the HTML that stands for all of it.
struct Construct: Sendable, CustomTestStringConvertible {
  var name: String
  var english: String
  var html: String
  var arabic: String
  var arabicHTML: String

  init(_ name: String, english: String, html: String, arabic: String, arabicHTML: String) {
    self.name = name
    self.english = english
    self.html = html
    self.arabic = arabic
    self.arabicHTML = arabicHTML
  }

  var testDescription: String { name }
}

@Suite struct ConstructTests {
  @Test(arguments: Construct.blocks + Construct.inlines)
  func `a construct of GFM loses nothing in left-to-right text`(construct: Construct) {
    #expect(html(construct.english, .ltr) == construct.html)
  }

  @Test(arguments: Construct.blocks + Construct.inlines)
  func `a construct of GFM loses nothing in right-to-left text`(construct: Construct) {
    #expect(html(construct.arabic, .rtl) == construct.arabicHTML)
  }

  private func html(_ text: String, _ direction: Direction) -> String {
    let dialect = Dialect(direction: direction, taskDone: "done", taskOpen: "open", footnoteBack: "back")
    let html = Markdown.render(Array(text.utf8)[...], splitting: false, footnotePrefix: "p") { _ in dialect }.joined()
    return html.hasSuffix("\n") ? String(html.dropLast()) : html
  }
}
