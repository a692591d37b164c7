import FarqMarkdown
import FarqModel
import Foundation
import Testing

@Suite struct MarkdownTests {
  @Test func `texts that are parsed at once keep their links and strikethrough`() {
    let text = "www.example.com and ~~gone~~ and a word.\n\n| a | b |\n| - | - |\n| www.example.com | ~~gone~~ |\n"
    let texts = (0..<4000).map { "Number \($0): \(text)" }
    let pages = Parallel.map(texts) { text in
      Markdown.render(Array(text.utf8)[...], footnotePrefix: "x") { _ in Dialect(direction: .ltr) }[0]
    }
    for page in pages where page.ranges(of: "<a href=").count != 2 || page.ranges(of: "<del>").count != 2 {
      Issue.record("\(page)")
    }
  }

  @Test func `a text is parted at headings of level two, each with its line`() {
    let outline = Outline(of: "before\n\n## One\n\ntext\n\n### Inner\n\n## Two\n\n- [x](y.md)\n")
    #expect(outline.parts.map(\.heading) == ["", "One", "Two"])
    #expect(outline.parts.map(\.line) == [1, 3, 9])
    #expect(outline.parts[2].links.map(\.value) == ["y.md"])
    #expect(outline.parts[2].links.map(\.line) == [11])
  }

  @Test func `a heading inside a code block or a list does not part the text`() {
    let outline = Outline(of: "## One\n\n```\n## no\n```\n\n- ## neither\n")
    #expect(outline.parts.map(\.heading) == ["", "One"])
  }

  @Test func `reflowing and other marks for the same thing leave the normal form as it is`() {
    let one = Outline(of: "## A\n\nOne two\nthree *four*.\n\n* x\n* y\n").parts[1].normalized
    let other = Outline(of: "## A\n\nOne two three\n_four_.\n\n- x\n- y\n").parts[1].normalized
    #expect(one == other)
    #expect(one != Outline(of: "## A\n\nOne two three four.\n\n- x\n- y\n").parts[1].normalized)
  }

  @Test func `footnotes stay in the part that marks them and keep their numbers`() {
    let text = "## A\n\na[^x]\n\n## B\n\nb[^y] again[^x]\n\n[^x]: first\n[^y]: second\n"
    let parts = Markdown.render(
      Array(text.utf8)[...], footnotePrefix: "q"
    ) { _ in Dialect(direction: .ltr, footnoteBack: "back") }
    #expect(parts[1].contains(#"<li id="fn-q-1" value="1">"#))
    #expect(parts[2].contains(#"<li id="fn-q-2" value="2">"#))
    #expect(!parts[2].contains(#"id="fn-q-1""#))
    #expect(parts[2].contains(##"href="#fn-q-1" id="fnref-q-1-2""##))
  }

  @Test func `a slot in a short text keeps its place, its name and its isolation`() {
    let text = Markdown.inline("يختلف {first} عن {second}: {values}", direction: .rtl)
    #expect(text.slots == ["first", "second", "values"])
    #expect(text.html.components(separatedBy: "<bdi dir=\"ltr\">").count == 3)
    #expect(text.plain.contains("\u{2066}"))
  }

  @Test(arguments: ["a *b* `c`", "a\n\nb", "# a", "- a"])
  func `a short text is always one line of inlines`(source: String) {
    let text = Markdown.inline(source, direction: .ltr)
    #expect(!text.html.contains("<p>"))
    #expect(!text.plain.contains("\n"))
  }
}
