internal import CCMarkGFM

/// A node of a `SyntaxTree`; valid as long as the tree, or until it is replaced.
struct Node {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  /// The name of the kind of node, which extensions have as well, such as `table`.
  var kind: String {
    switch cmark_node_get_type(pointer) {  // cmark-gfm 0.29.0.gfm.6 has no names for these two
    case CMARK_NODE_FOOTNOTE_DEFINITION: "footnote_definition"
    case CMARK_NODE_FOOTNOTE_REFERENCE: "footnote_reference"
    default: String(cString: cmark_node_get_type_string(pointer))
    }
  }
  var literal: String { Self.string(cmark_node_get_literal(pointer)) }
  var url: String { Self.string(cmark_node_get_url(pointer)) }
  var title: String { Self.string(cmark_node_get_title(pointer)) }
  var fenceInfo: String { Self.string(cmark_node_get_fence_info(pointer)) }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  /// Line of the parsed text, from 1.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }
  /// Column in bytes, from 1.
  var column: Int { Int(cmark_node_get_start_column(pointer)) }
  var firstChild: Node? { cmark_node_first_child(pointer).map(Node.init) }
  var lastChild: Node? { cmark_node_last_child(pointer).map(Node.init) }

  /// The children as they are now; the tree may be changed while going through them.
  var children: [Node] {
    var result: [Node] = []
    var child = cmark_node_first_child(pointer)
    while let node = child {
      result.append(Node(node))
      child = cmark_node_next(node)
    }
    return result
  }

  /// All words below the node, without markup.
  var plainText: String {
    switch kind {
    case "text", "code", "html_inline": literal
    case "softbreak", "linebreak": " "
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
