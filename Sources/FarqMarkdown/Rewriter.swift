internal import CCMarkGFM
internal import FarqModel

/// Changes a syntax tree so that cmark-gfm's own renderer writes what a page of either direction needs.
///
/// Isolation and the like are done here, on the tree, where it is known what is text, code or an address;
/// afterwards, on HTML, it would be guesswork.
struct Rewriter {
  let dialect: Dialect
  let footnotes: Footnotes

  /// Rewrites a part of a text, or a footnote.
  func rewrite(whole node: Node) {
    if let wording = dialect.wording { node.reword(wording) }
    rewrite(node)
  }

  private func rewrite(_ node: Node) {
    // Its text becomes an attribute, which no markup may be put into.
    if node.kind == .image { return node.replace(with: [.inline(html: image(node))]) }
    if node.children.contains(where: mayHoldRun) {
      let children = Array(node.children)
      let rest = children.filter { !isText($0) }
      isolateRuns(children)
      for child in rest { rewrite(child) }
    } else {
      for child in node.children where child.kind != .text { rewrite(child) }
    }
    switch node.kind {
    case .code: node.replace(with: [.inline(html: "<code\(leftToRight)>\(Escape.html(node.literal))</code>")])
    case .codeBlock: node.replace(with: [.block(html: codeBlock(node))])
    case .inlineHTML: node.replace(with: [.text(node.literal)])
    case .blockHTML: escapeBlock(node)
    case .lineBreak: node.replace(with: [.inline(html: "<br>\n")])
    case .thematicBreak: node.replace(with: [.block(html: "<hr>")])
    case .link:
      cmark_node_set_url(node.pointer, Self.harmless(dialect.address(node.url)))
      if !node.title.isEmpty {
        cmark_node_set_title(node.pointer, BidiRuns.isolated(node.title, in: dialect.direction))
      }
    case .taskItem: labelTask(node)
    case .table: placeTable(node)
    case .footnoteReference: node.replace(with: [.inline(html: footnotes.mark(node.literal))])
    default: break
    }
  }

  private var leftToRight: String { dialect.direction == .rtl ? " dir=\"ltr\"" : "" }

  /// Told by the bytes of words, also of those in bold or italics; most texts are in one direction.
  private func mayHoldRun(_ node: Node) -> Bool {
    switch node.kind {
    case .text: node.withLiteral { BidiRuns.mayHoldRun($0, in: dialect.direction) }
    case .strong, .emphasis: node.children.contains { $0.kind == .text && mayHoldRun($0) }
    default: false
    }
  }

  /// Words, or words in bold or italics that are one run against the direction: `SMTP **450**` is one run as well.
  private func isText(_ node: Node) -> Bool { node.kind == .text || isEmphasizedRun(node) }

  private func isEmphasizedRun(_ node: Node) -> Bool {
    guard node.kind == .strong || node.kind == .emphasis,
      mayHoldRun(node), node.children.allSatisfy({ $0.kind == .text })
    else { return false }
    let runs = BidiRuns.split(node.plainText, in: dialect.direction)
    return runs.count == 1 && runs[0].isolated
  }

  private enum Piece {
    case run(String)
    case plain(String)
    case emphasized(Node)

    var isRun: Bool { if case .plain = self { false } else { true } }
    var isEmphasized: Bool { if case .emphasized = self { true } else { false } }
    var isSpace: Bool { if case .plain(" ") = self { true } else { false } }
  }

  /// UAX #9 reorders `500–504` or `250-` in a right-to-left line; each such run becomes a `<bdi>`.
  private func isolateRuns(_ siblings: [Node]) {
    for texts in siblings.split(whereSeparator: { !isText($0) }) {
      let pieces = texts.flatMap { node -> [Piece] in
        guard node.kind == .text else { return [.emphasized(node)] }
        return BidiRuns.split(node.literal, in: dialect.direction).map { $0.isolated ? .run($0.text) : .plain($0.text) }
      }
      guard pieces.contains(where: \.isRun) else { continue }
      let place = Node.inline(html: "")
      texts[texts.startIndex].insertBefore(place)
      for node in isolated(pieces) { place.insertBefore(node) }
      for node in texts where node.kind == .text { node.remove() }
      place.remove()
    }
  }

  /// The nodes that show the pieces, with each run, or runs joined by emphasis, in an isolate.
  private func isolated(_ pieces: [Piece]) -> [Node] {
    func node(_ piece: Piece) -> Node {
      switch piece {
      case .run(let text), .plain(let text): .text(text)
      case .emphasized(let node): node
      }
    }
    var nodes: [Node] = []
    var start = 0
    while start < pieces.count {
      guard pieces[start].isRun else {
        nodes.append(node(pieces[start]))
        start += 1
        continue
      }
      let end = runEnd(from: start, pieces)
      nodes.append(.inline(html: "<bdi dir=\"\(dialect.direction.opposite.rawValue)\">"))
      nodes += pieces[start...end].map(node)
      nodes.append(.inline(html: "</bdi>"))
      start = end + 1
    }
    return nodes
  }

  private func runEnd(from start: Int, _ pieces: [Piece]) -> Int {
    var end = start
    while end + 1 < pieces.count {
      let next = pieces[end + 1].isSpace ? end + 2 : end + 1
      guard next < pieces.count, pieces[next].isRun, pieces[end].isEmphasized || pieces[next].isEmphasized else {
        break
      }
      end = next
    }
    return end
  }

  /// Code is left to right in any language; the block scrolls, so the keyboard must reach it.
  private func codeBlock(_ node: Node) -> String {
    let language = node.fenceInfo.split(separator: " ").first.map { " class=\"language-\(Escape.html(String($0)))\"" }
    return "<pre\(leftToRight) tabindex=\"0\"><code\(language ?? "")>\(Escape.html(node.literal))</code></pre>"
  }

  private func escapeBlock(_ node: Node) {
    node.replace(with: [.paragraph(.text(String(node.literal.drop(while: \.isNewline))))])
  }

  private func image(_ node: Node) -> String {
    func attribute(_ text: String) -> String { Escape.html(BidiRuns.isolated(text, in: dialect.direction)) }
    let title = node.title.isEmpty ? "" : " title=\"\(attribute(node.title))\""
    let source = Escape.html(Self.harmless(dialect.address(node.url)))
    return "<img src=\"\(source)\" alt=\"\(attribute(node.plainText))\"\(title) loading=\"lazy\">"
  }

  /// The extension writes a nameless checkbox; this one says what its state means.
  private func labelTask(_ node: Node) {
    let done = cmark_gfm_extensions_get_tasklist_item_checked(node.pointer)
    let label = Escape.html(done ? dialect.taskDone : dialect.taskOpen)
    let box = "<input type=\"checkbox\" disabled\(done ? " checked" : "") aria-label=\"\(label)\"> "
    cmark_node_set_syntax_extension(node.pointer, nil)
    cmark_node_set_type(node.pointer, CMARK_NODE_ITEM)
    if let first = node.firstChild, first.kind == .paragraph {
      first.prepend(.inline(html: box))
    } else {
      node.prepend(.block(html: box))
    }
  }

  /// A wide table scrolls by itself. `:--` means the start of the line, so in right-to-left text it is the right.
  private func placeTable(_ node: Node) {
    let columns = cmark_gfm_extensions_get_table_columns(node.pointer)
    if dialect.direction == .rtl, let alignments = cmark_gfm_extensions_get_table_alignments(node.pointer) {
      let left = UInt8(ascii: "l")
      let right = UInt8(ascii: "r")
      var mirrored = (0..<Int(columns)).map { index in
        alignments[index] == left ? right : alignments[index] == right ? left : alignments[index]
      }
      cmark_gfm_extensions_set_table_alignments(node.pointer, columns, &mirrored)
    }
    node.insertBefore(.block(html: "<div class=\"table-scroll\" tabindex=\"0\">"))
    node.insertAfter(.block(html: "</div>"))
  }

  /// Addresses of schemes that run code are dropped, as cmark's safe mode drops them.
  private static func harmless(_ url: String) -> String {
    guard let colon = url.firstIndex(of: ":"), !url[..<colon].contains(where: { "/?#".contains($0) }) else {
      return url
    }
    let scheme = url[..<colon].lowercased()
    return ["http", "https", "mailto", "ftp", "tel", "xmpp"].contains(scheme) ? url : ""
  }
}
