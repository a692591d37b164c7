package import FarqModel

/// The room's door: Markdown in, HTML out.
package enum Markdown {
  /// The HTML of each part of a text, in the order of `Outline.parts`, without the headings that part it.
  ///
  /// The text, in UTF-8, is parsed once. `dialect` is asked once per part, because a part may still be in another language
  /// than the rest. `footnotePrefix` must be unique among the texts of a page.
  package static func render(
    _ text: ArraySlice<UInt8>, splitting: Bool = true, footnotePrefix: String, dialect: (_ part: Int) -> Dialect
  ) -> [String] {
    let tree = SyntaxTree(parsing: text)
    let footnotes = Footnotes(in: tree.root, prefix: footnotePrefix, backLabel: dialect(0).footnoteBack)
    var parts: [[Node]] = [[]]
    for block in tree.root.children where block.kind != .footnoteDefinition {
      if splitting, block.kind == .heading, block.headingLevel == 2 {
        parts.append([])
      } else {
        parts[parts.count - 1].append(block)
      }
    }
    return parts.enumerated().map { index, blocks in
      let part = SyntaxTree()
      for block in blocks { part.root.adopt(block) }
      let rewriter = Rewriter(dialect: dialect(index), footnotes: footnotes)
      rewriter.rewrite(whole: part.root)
      return part.html() + footnotes.takeList(rewrittenBy: rewriter)
    }
  }

  /// A short text of one paragraph, in both forms that pages need.
  ///
  /// `{name}` is a slot. A text that is more than one paragraph of inlines is flattened to one.
  package static func inline(_ source: String, direction: Direction, wording: Wording? = nil) -> InlineText {
    let (text, slots) = markSlots(source)
    let tree = SyntaxTree(parsing: text)
    if let wording { tree.root.reword(wording) }
    let plain = BidiRuns.isolated(tree.root.children.map(\.plainText).joined(separator: " "), in: direction)
    let footnotes = Footnotes(in: tree.root, prefix: "", backLabel: "")
    Rewriter(dialect: Dialect(direction: direction), footnotes: footnotes).rewrite(whole: tree.root)
    let html = tree.root.children.map { block in
      let content = SyntaxTree()
      content.root.adopt(block)
      return unwrapped(content.html())
    }.joined(separator: " ")
    return InlineText(html: html, plain: plain, slots: slots)
  }

  /// Replaces `{name}` by slot markers; the names come back in the order of their markers.
  private static func markSlots(_ source: String) -> (text: String, slots: [String]) {
    guard source.utf8.contains(UInt8(ascii: "{")) else { return (source, []) }
    var slots: [String] = []
    var text = ""
    var rest = source[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      text += rest[..<open]
      rest = rest[open...]
      let name = rest.utf8.dropFirst().prefix { Self.isSlotName($0) }
      guard !name.isEmpty, name.endIndex < rest.endIndex, rest.utf8[name.endIndex] == UInt8(ascii: "}") else {
        text.append(rest.removeFirst())
        continue
      }
      let slot = String(decoding: name, as: UTF8.self)
      let index = slots.firstIndex(of: slot) ?? slots.count
      if index == slots.count { slots.append(slot) }
      text += SlotMarker.character(index, SlotMarker.kind(named: slot))
      rest = rest[rest.utf8.index(after: name.endIndex)...]
    }
    return (text + rest, slots)
  }

  private static func isSlotName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
    default: false
    }
  }

  /// What stands inside the one paragraph that cmark wraps inlines in.
  private static func unwrapped(_ html: String) -> String {
    var bytes = html.utf8[...]
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.starts(with: "<p>".utf8), bytes.suffix(4).elementsEqual("</p>".utf8) {
      bytes = bytes.dropFirst(3).dropLast(4)
    }
    return String(Substring(bytes))
  }
}
