internal import CCMarkGFM

/// A node of a `SyntaxTree`; valid as long as the tree, or until it is replaced.
struct Node {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  /// The kinds of nodes that are treated apart; extensions have theirs by name only.
  enum Kind {
    case text, code, softBreak, lineBreak, emphasis, strong, link, image, inlineHTML
    case paragraph, heading, codeBlock, thematicBreak, blockHTML, table, taskItem
    case footnoteReference, footnoteDefinition
    case other
  }

  var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_HTML_INLINE: .inlineHTML
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_HTML_BLOCK: .blockHTML
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
    case CMARK_NODE_DOCUMENT, CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST, CMARK_NODE_CUSTOM_BLOCK,
      CMARK_NODE_CUSTOM_INLINE:
      .other
    default:
      switch String(cString: cmark_node_get_type_string(pointer)) {
      case "table": .table
      case "tasklist": .taskItem
      default: .other
      }
    }
  }
  var literal: String { Self.string(cmark_node_get_literal(pointer)) }
  var url: String { Self.string(cmark_node_get_url(pointer)) }
  var title: String { Self.string(cmark_node_get_title(pointer)) }
  var fenceInfo: String { Self.string(cmark_node_get_fence_info(pointer)) }
  /// Whether a block of code stands between fences, rather than being indented.
  var isFenced: Bool {
    var length: Int32 = 0
    var offset: Int32 = 0
    var character: CChar = 0
    return cmark_node_get_fenced(pointer, &length, &offset, &character) != 0
  }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  /// Line of the parsed text, from 1.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }
  /// Column in bytes, from 1.
  var column: Int { Int(cmark_node_get_start_column(pointer)) }
  var firstChild: Node? { cmark_node_first_child(pointer).map(Node.init) }
  var lastChild: Node? { cmark_node_last_child(pointer).map(Node.init) }

  /// The bytes of the literal where they are.
  func withLiteral<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    guard let text = UnsafeRawPointer(cmark_node_get_literal(pointer))?.assumingMemoryBound(to: UInt8.self) else {
      return body(UnsafeBufferPointer(start: nil, count: 0))
    }
    var count = 0
    while text[count] != 0 { count += 1 }
    return body(UnsafeBufferPointer(start: text, count: count))
  }

  /// The children one after another. The child that has been reached may be moved or replaced before the next is asked
  /// for; what is put behind it is not reached.
  struct Children: Sequence, IteratorProtocol {
    fileprivate var pointer: OpaquePointer?

    mutating func next() -> Node? {
      guard let child = pointer else { return nil }
      pointer = cmark_node_next(child)
      return Node(child)
    }
  }

  var children: Children { Children(pointer: cmark_node_first_child(pointer)) }

  /// All words below the node, without markup.
  var plainText: String {
    switch kind {
    case .text, .code, .inlineHTML: literal
    case .softBreak, .lineBreak: " "
    default: children.map(\.plainText).joined()
    }
  }

  /// Moves a node, from wherever it is, to the end of this one's children.
  func adopt(_ node: Node) {
    cmark_node_unlink(node.pointer)
    cmark_node_append_child(pointer, node.pointer)
  }

  func prepend(_ node: Node) { cmark_node_prepend_child(pointer, node.pointer) }
  func insertBefore(_ node: Node) { cmark_node_insert_before(pointer, node.pointer) }
  func insertAfter(_ node: Node) { cmark_node_insert_after(pointer, node.pointer) }

  /// Puts nodes in the place of this one, which is freed.
  func replace(with nodes: [Node]) {
    for node in nodes { insertBefore(node) }
    remove()
  }

  /// Takes the node out of its tree and frees it.
  func remove() {
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  static func inline(html: String) -> Node { make(CMARK_NODE_HTML_INLINE, html) }
  static func block(html: String) -> Node { make(CMARK_NODE_HTML_BLOCK, html) }
  static func text(_ text: String) -> Node { make(CMARK_NODE_TEXT, text) }
  static func paragraph(_ child: Node) -> Node {
    let node = make(CMARK_NODE_PARAGRAPH, "")
    node.adopt(child)
    return node
  }

  private static func make(_ type: cmark_node_type, _ literal: String) -> Node {
    guard let node = cmark_node_new(type) else { outOfMemory() }
    cmark_node_set_literal(node, literal)
    return Node(node)
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
}
