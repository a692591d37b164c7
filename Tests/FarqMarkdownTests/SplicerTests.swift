import FarqMarkdown
import Testing

/// Replacing the words of one paragraph in Markdown that a seeded generator makes of all constructs.
@Suite struct SplicerTests {
  @Test(arguments: 0..<400)
  func `a replaced paragraph leaves every other byte and every block as it was`(seed: Int) throws {
    var generator = MarkdownGenerator(seed: UInt64(seed))
    let text = generator.document()
    let splicer = Splicer(text, splitting: false)
    let part = splicer.blocks.parts[0]
    for (index, block) in part.blocks.enumerated() {
      let bytes = Array(text.utf8)
      let words = "Other words, with `code` and [a link](x.md)."
      let result = Array(try splicer.text(with: [.init(part: 0, block: index, text: words)]).utf8)
      #expect(result.starts(with: bytes[..<block.range.lowerBound]), "\(text)")
      #expect(result.reversed().starts(with: bytes[block.range.upperBound...].reversed()), "\(text)")
      let read = TextBlocks(of: String(decoding: result, as: UTF8.self), splitting: false).parts[0]
      #expect(read.frame == part.frame, "\(text)")
      #expect(read.blocks[index].text == words, "\(text)")
    }
    let same = part.blocks.indices.map { Splicer.Replacement(part: 0, block: $0, text: part.blocks[$0].text) }
    let read = TextBlocks(of: try splicer.text(with: same), splitting: false).parts[0]
    #expect(read.frame == part.frame, "\(text)")
    #expect(read.blocks.map(\.normalized) == part.blocks.map(\.normalized), "\(text)")
  }

  @Test func `most of what the generator makes can be divided into paragraphs`() {
    let divisible = (0..<400).count { seed in
      var generator = MarkdownGenerator(seed: UInt64(seed))
      return TextBlocks(of: generator.document(), splitting: false).parts[0].isDivisible
    }
    #expect(divisible > 390)
  }

  @Test(arguments: [
    ("A\n\nB\n", "- x", "A\n\n\\- x\n"), ("A\n\nB\n", "# x", "A\n\n\\# x\n"), ("A\n\nB\n", "1. x", "A\n\n1\\. x\n"),
    ("A\n\nB\n", "> x", "A\n\n\\> x\n"), ("A\n\nB\n", "x\ny", "A\n\nx y\n"), ("A\n\nB\n", "x\\\ny", "A\n\nx\\\ny\n"),
    ("A\n\n> - B\n>   C\n", "x\\\ny", "A\n\n> - x\\\n>   y\n"),
    ("A\n\n| B |\n| - |\n| C |\n", "x | y", "A\n\n| x \\| y |\n| - |\n| C |\n"),
    ("A\n\n### B ###\n", "x", "A\n\n### x ###\n"), ("A\n\n- [x] B\n", "y", "A\n\n- [x] y\n"),
    ("A\r\n\r\nB\r\nC\r\n", "x", "A\r\n\r\nx\r\n"),
  ])
  func `what would begin another block is escaped`(text: String, words: String, result: String) throws {
    let splicer = Splicer(text, splitting: false)
    #expect(try splicer.text(with: [.init(part: 0, block: 1, text: words)]) == result)
  }

  @Test(arguments: ["", "x[^1]\n\n[^1]: y\n", "| a |\n| - |\n"])
  func `what can't be a paragraph is refused or taken as one`(words: String) {
    let splicer = Splicer("A\n\nB\n", splitting: false)
    let result = try? splicer.text(with: [.init(part: 0, block: 1, text: words)])
    let read = result.map { TextBlocks(of: $0, splitting: false).parts[0] }
    #expect(read.map { $0.frame == splicer.blocks.parts[0].frame } ?? true)
  }

  @Test(arguments: ["See [it][a].\n\n[a]: x.md\n", "Text.[^1]\n\n[^1]: Note.\n"])
  func `a text whose paragraphs lean on definitions elsewhere is not divided`(text: String) {
    #expect(!TextBlocks(of: text, splitting: false).parts[0].isDivisible)
  }
}

/// Documents of headings, paragraphs, lists, quotations, tables, code and rules, the same for the same seed.
private struct MarkdownGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  private mutating func number(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  mutating func document() -> String { blocks(depth: 0, count: 1 + number(5)).joined(separator: "\n\n") + "\n" }

  private mutating func blocks(depth: Int, count: Int) -> [String] { (0..<count).map { _ in block(depth) } }

  private mutating func block(_ depth: Int) -> String {
    switch number(depth < 3 ? 10 : 4) {
    case 0, 1: paragraph()
    case 2: "### " + words() + (number(3) == 0 ? " ###" : "")
    case 3: "```text\n- no list\n\n# no heading | a\n```"
    case 4: list(depth, marker: "-")
    case 5: list(depth, marker: "\(1 + number(12)).")
    case 6: blocks(depth: depth + 1, count: 1 + number(2)).joined(separator: "\n\n").lines(prefixed: "> ")
    case 7: table()
    case 8: "***"
    default: (0..<2).map { "- [\($0 == 0 ? "x" : " ")] " + words() }.joined(separator: "\n")
    }
  }

  private mutating func list(_ depth: Int, marker: String) -> String {
    let indent = String(repeating: " ", count: marker.count + 1)
    return (0...number(3)).map { _ in
      let text = blocks(depth: depth + 1, count: 1 + number(6) / 5).joined(separator: "\n\n")
      return marker + " " + String(text.lines(prefixed: indent).dropFirst(indent.count))
    }.joined(separator: "\n")
  }

  private mutating func table() -> String {
    let columns = 1 + number(3)
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rows = (0...number(3)).map { _ in row((0..<columns).map { _ in number(6) == 0 ? "" : words() }) }
    return ([row((0..<columns).map { _ in words() }), row(Array(repeating: ":-", count: columns))] + rows)
      .joined(separator: "\n")
  }

  private mutating func paragraph() -> String {
    (0...number(3)).map { _ in words() }.joined(separator: ["\n", "\n", "  \n", "\\\n"][number(4)])
  }

  private mutating func words() -> String {
    let all = [
      "plain", "كلمة عربية", "`code`", "``a ` b``", "*emphasis*", "**strong**", "[link](550.md \"title\")", "~~gone~~",
      "https://example.org/a_b", "<reader@example.org>", "&amp;", "5 < 6", "snake_case", "![image](p.png)", "\\*star",
      "\\|", "é", "250-", "(see *it*)",
    ]
    return "word " + (0...number(4)).map { _ in all[number(all.count)] }.joined(separator: " ")
  }
}

extension String {
  fileprivate func lines(prefixed prefix: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { prefix + $0 }.joined(separator: "\n")
  }
}
