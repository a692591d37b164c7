internal import CCMarkGFM
internal import FarqModel

/// The paragraphs of a Markdown text, each with its place in the bytes, so that one can be replaced and nothing else.
///
/// A paragraph is whatever holds words: a paragraph, a heading inside a part, a cell of a table. Code is none.
package struct TextBlocks: Sendable {
  /// A heading of level 2 and what follows it, as in `Outline`.
  package struct Part: Sendable {
    /// The bytes below the heading, up to the next one.
    package var range: Range<Int>
    /// The kinds of the blocks and how they nest: two texts with the same shape have their paragraphs in pairs.
    package var shape: String
    /// The same with everything that is not words: code, the marks of lists, the columns of tables.
    package var frame: String
    package var blocks: [Block]
    /// Whether each paragraph means the same by itself as it does in its text. What is defined elsewhere in the text,
    /// such as a footnote, and what stands where cmark does not say, makes a part that can only be taken as a whole.
    package var isDivisible: Bool
  }

  package struct Block: Equatable, Sendable {
    package enum Kind: Equatable, Sendable { case paragraph, item, quote, heading, cell }

    package var kind: Kind
    package var range: Range<Int>
    /// The Markdown with its soft line breaks joined; a line feed is a hard one.
    package var text: String
    /// In the form in which two texts are compared.
    package var normalized: String
    /// Line of the text, from 1.
    package var line: Int
    /// What a further line of the paragraph starts with, such as `> `.
    package var prefix: String
  }

  package var parts: [Part] = []

  /// Parts a text at its headings of level 2; without `splitting` all of it is one part.
  package init(of text: String, splitting: Bool = true) {
    let tree = SyntaxTree(parsing: text)
    let lines = SourceLines(text)
    var tops: [[Node]] = [[]]
    var starts = [0]
    var ends: [Int] = []
    for block in tree.root.children {
      if splitting, block.kind == .heading, block.headingLevel == 2 {
        ends.append(lines.start(of: block.line))
        starts.append(lines.start(of: block.lastLine + 1))
        tops.append([])
      } else {
        tops[tops.count - 1].append(block)
      }
    }
    ends.append(text.utf8.count)
    for (index, nodes) in tops.enumerated() {
      var part = Part(
        range: starts[index]..<max(starts[index], ends[index]), shape: "", frame: "", blocks: [], isDivisible: true)
      var leaves: [Node] = []
      for node in nodes { Self.collect(node, under: [], lines, into: &part, &leaves) }
      if part.blocks.count != leaves.count { part.isDivisible = false }
      if part.isDivisible { Self.normalize(&part, leaves) }
      if !part.isDivisible { part.blocks = [] }
      parts.append(part)
    }
  }

  private static func collect(
    _ node: Node, under path: [Node], _ lines: SourceLines, into part: inout Part, _ leaves: inout [Node]
  ) {
    let name = node.typeName
    part.shape += "(" + name
    part.frame += "(" + name + node.frame
    defer {
      part.shape += ")"
      part.frame += ")"
    }
    if node.kind == .footnoteDefinition { part.isDivisible = false }
    if name == "table" { return table(node, under: path, lines, into: &part, &leaves) }
    if node.kind == .paragraph || node.kind == .heading {
      leaves.append(node)
      if let block = lines.block(node, under: path) { part.blocks.append(block) }
      return
    }
    for child in node.children { collect(child, under: path + [node], lines, into: &part, &leaves) }
  }

  /// Rows stand on a line each; cells are told by their pipes, since cmark-gfm 0.29 does not say where they are.
  private static func table(
    _ table: Node, under path: [Node], _ lines: SourceLines, into part: inout Part, _ leaves: inout [Node]
  ) {
    let quotes = path.count { $0.isQuote }
    for row in table.children {
      let cells = Array(row.children)
      part.shape += "(row\(cells.count))"
      part.frame += "(row\(cells.count))"
      let places = lines.cells(
        ofLine: row.line, from: row.line == table.line ? table.column : nil, quotes: quotes)
      for (index, cell) in cells.enumerated() where cell.firstChild != nil {
        leaves.append(cell)
        guard index < places.count else { continue }
        part.blocks.append(
          Block(
            kind: .cell, range: places[index].range, text: places[index].text, normalized: "", line: row.line,
            prefix: ""))
      }
    }
  }

  /// Takes the inlines out of the tree, as nothing needs them there any more.
  private static func normalize(_ part: inout Part, _ leaves: [Node]) {
    for (index, leaf) in leaves.enumerated() {
      let own = SyntaxTree()
      guard let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH) else { outOfMemory() }
      own.root.adopt(Node(paragraph))
      for inline in leaf.children { Node(paragraph).adopt(inline) }
      part.blocks[index].normalized = own.normalized()
      let alone = SyntaxTree(parsing: part.blocks[index].text)
      if alone.root.children.map(\.kind) != [.paragraph]
        || alone.normalized() != part.blocks[index].normalized
      {
        part.isDivisible = false
      }
    }
  }
}

extension Node {
  var lastLine: Int { Int(cmark_node_get_end_line(pointer)) }
  var isQuote: Bool { cmark_node_get_type(pointer) == CMARK_NODE_BLOCK_QUOTE }
  var isItem: Bool { cmark_node_get_type(pointer) == CMARK_NODE_ITEM || kind == .taskItem }
  fileprivate var typeName: String { String(cString: cmark_node_get_type_string(pointer)) }

  /// What of a block is neither words nor its kind.
  fileprivate var frame: String {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_LIST:
      "\(cmark_node_get_list_type(pointer).rawValue) \(cmark_node_get_list_start(pointer)) \(cmark_node_get_list_tight(pointer))"
    case CMARK_NODE_HEADING: "\(headingLevel)"
    case CMARK_NODE_CODE_BLOCK: Digest.hex(Digest.value(of: "\(fenceInfo)\n\(literal)"))
    case CMARK_NODE_HTML_BLOCK: Digest.hex(Digest.value(of: literal))
    default:
      switch typeName {
      case "table":
        (0..<Int(cmark_gfm_extensions_get_table_columns(pointer))).map { column in
          String(cmark_gfm_extensions_get_table_alignments(pointer)?[column] ?? 0)
        }.joined(separator: ",")
      case "tasklist": cmark_gfm_extensions_get_tasklist_item_checked(pointer) ? "x" : ""
      default: ""
      }
    }
  }
}
