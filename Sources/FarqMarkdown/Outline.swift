internal import FarqModel

/// The parts of a Markdown text and what the rules ask of them: headings, links, prose, each with its line.
package struct Outline: Sendable {
  /// A heading of level 2 and what follows it; the first part has no heading and holds what comes before.
  package struct Part: Sendable {
    /// The heading's words; empty for the text before the first heading.
    package var heading: String
    /// Line of the heading in the parsed text, from 1.
    package var line: Int
    /// Whether nothing stands below the heading.
    package var isEmpty = true
    /// Its Markdown written out in one way, then the footnotes that it cites; empty where normal forms are not asked for.
    package var normalized = ""
    package var prose: [Line<String>]
    /// Where in `prose` stands what is below the heading, less the footnotes.
    package var bodyProse = 0..<0
    package var links: [Line<String>]
    package var codeSpans: [Line<String>] = []
    package var codeBlocks: [Line<Code>] = []
    /// Raw HTML, headings of the page's own level, images from elsewhere: what a page can't show.
    package var findings: [Line<Finding>]
  }

  /// Something that stands on a line of the parsed text.
  package struct Line<Value: Sendable>: Sendable {
    package var value: Value
    package var line: Int
    package var column: Int
  }

  /// A block of code: what a translation must not change, and where it stands.
  package struct Code: Equatable, Sendable {
    /// The line of the parsed text on which the code itself starts: after the fence, where there is one.
    package var firstLine: Int
    package var lineCount: Int
    /// Digest of the word behind the fence, a line feed and the code.
    package var digest: UInt64
  }

  /// Constructs that are legal Markdown but that Farq does not let through as they are.
  package enum Finding: Equatable, Sendable {
    case rawHTML(String)
    case topHeading(String)
    case image(url: String, alternative: String)
    case tooDeep
  }

  package var parts: [Part]

  /// Parts a text at its headings of level 2; without `splitting` all of it is one part.
  /// - Parameter normalizing: whether normal forms are wanted, which cost as much as all else together.
  package init(of text: String, splitting: Bool = true, normalizing: Bool = true) {
    let tree = SyntaxTree(parsing: text)
    var parts = [Part(heading: "", line: 1, prose: [], links: [], findings: [])]
    var blocks: [[Node]] = [[]]
    for block in tree.root.children {
      let isHeading = splitting && block.kind == .heading && block.headingLevel == 2
      if isHeading {
        parts.append(
          Part(
            heading: normalizedHeading(block.plainText), line: block.line, prose: [], links: [], findings: []))
        blocks.append([])
      }
      let last = parts.count - 1
      Self.collect(from: block, into: &parts[last])
      let end = parts[last].prose.count
      if isHeading {
        parts[last].bodyProse = end..<end
      } else if block.kind != .footnoteDefinition {
        blocks[last].append(block)
        parts[last].isEmpty = false
        parts[last].bodyProse = parts[last].bodyProse.lowerBound..<end
      }
    }
    for line in tree.cutLines.map({ max(1, $0) }) {
      guard let index = parts.lastIndex(where: { $0.line <= line }) else { continue }
      parts[index].findings.append(Line(value: .tooDeep, line: line, column: 1))
    }
    if normalizing { Self.normalize(&parts, blocks, FootnoteTexts(in: tree.root)) }
    self.parts = parts
  }

  private static func normalize(_ parts: inout [Part], _ blocks: [[Node]], _ notes: FootnoteTexts) {
    for index in parts.indices where !parts[index].isEmpty {
      let cited = notes.text(citedIn: blocks[index])
      let section = SyntaxTree()
      for block in blocks[index] {
        section.root.adopt(block)
      }
      parts[index].normalized = section.normalized() + cited
    }
  }

  private static func collect(from node: Node, into part: inout Part) {
    func add<T>(_ value: T) -> Line<T> { Line(value: value, line: node.line, column: node.column) }
    switch node.kind {
    case .text: part.prose.append(add(node.literal))
    case .link: part.links.append(add(node.url))
    case .code: part.codeSpans.append(add(node.literal))
    case .codeBlock: part.codeBlocks.append(add(code(of: node)))
    case .blockHTML, .inlineHTML: part.findings.append(add(.rawHTML(node.literal)))
    case .image: part.findings.append(add(.image(url: node.url, alternative: node.plainText)))
    case .heading where node.headingLevel == 1: part.findings.append(add(.topHeading(node.plainText)))
    default: break
    }
    for child in node.children { collect(from: child, into: &part) }
  }

  private static func code(of block: Node) -> Code {
    let literal = block.literal
    return Code(
      firstLine: block.line + (block.isFenced ? 1 : 0), lineCount: literal.utf8.count { $0 == UInt8(ascii: "\n") },
      digest: Digest.value(of: "\(block.fenceInfo)\n\(literal)"))
  }
}

/// A heading's words with single spaces, so that spelling alone decides a match.
package func normalizedHeading(_ text: String) -> String {
  text.unicodeScalars.split(whereSeparator: Letters.isSpace).map { String($0) }.joined(separator: " ")
}
