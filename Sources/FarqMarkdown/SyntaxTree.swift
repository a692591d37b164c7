internal import CCMarkGFM
internal import Synchronization

/// Owns the tree of one parsed text; the C memory lives exactly as long as this value.
struct SyntaxTree: ~Copyable {
  let root: Node
  /// Lines of the blocks whose inside was cut off because it was nested too deep.
  let cutLines: [Int]

  /// Parses GitHub Flavored Markdown: CommonMark with all extensions of cmark-gfm, and footnotes.
  init(parsing text: String) {
    var text = text
    self.init(text.withUTF8(Self.parse))
  }

  /// The same of valid UTF-8.
  init(parsing text: ArraySlice<UInt8>) { self.init(text.withUnsafeBufferPointer(Self.parse)) }

  private init(_ parsed: OpaquePointer) {
    root = Node(parsed)
    cmark_consolidate_text_nodes(root.pointer)
    cutLines = Self.cut(below: Self.deepest, from: root.pointer)
  }

  /// cmark-gfm keeps the characters that its extensions look for in a table that all parsers share, from when a parser
  /// comes to the inlines, which is at its end, until it is done: two at once would lose each other's links.
  private static let inlineParsing = Mutex(())

  private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> OpaquePointer {
    _ = extensionsRegistered
    guard let parser = cmark_parser_new(parseOptions) else { outOfMemory() }
    defer { cmark_parser_free(parser) }
    for name in extensionNames {
      guard let found = cmark_find_syntax_extension(name) else { continue }
      cmark_parser_attach_syntax_extension(parser, found)
    }
    text.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    var root: OpaquePointer?
    inlineParsing.withLock { _ in root = cmark_parser_finish(parser) }
    guard let root else { outOfMemory() }
    return root
  }

  /// An empty document, to gather blocks of another tree in.
  init() {
    guard let root = cmark_node_new(CMARK_NODE_DOCUMENT) else { outOfMemory() }
    self.root = Node(root)
    cutLines = []
  }

  deinit { cmark_node_free(root.pointer) }

  /// Deeper than any reader could follow; walks through the tree recurse, and must not exhaust the stack.
  static let deepest = 100

  /// Frees what is nested deeper than `limit`, without recursion.
  /// - Returns: the lines of the nodes that lost their inside.
  private static func cut(below limit: Int, from root: OpaquePointer) -> [Int] {
    var lines: [Int] = []
    var node = root
    var depth = 0
    while true {
      if depth < limit, let child = cmark_node_first_child(node) {
        node = child
        depth += 1
        continue
      }
      if let child = cmark_node_first_child(node) {
        lines.append(Int(cmark_node_get_start_line(node)))
        var next: OpaquePointer? = child
        while let child = next {
          next = cmark_node_next(child)
          cmark_node_free(child)
        }
      }
      while cmark_node_next(node) == nil {
        guard node != root, let parent = cmark_node_parent(node) else { return lines }
        node = parent
        depth -= 1
      }
      guard let next = cmark_node_next(node) else { return lines }
      node = next
    }
  }

  static let extensionNames = ["table", "strikethrough", "autolink", "tagfilter", "tasklist"]
  private static let parseOptions = CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
  private static let extensionsRegistered: Void = cmark_gfm_core_extensions_ensure_registered()

  /// The HTML of the tree. Raw HTML in it is Farq's own: the author's has been turned into text before.
  func html() -> String {
    // The list of extensions carries filters such as tagfilter, which act on raw HTML only; there is none of the author's.
    take(cmark_render_html(root.pointer, CMARK_OPT_UNSAFE | CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES, nil))
  }

  /// The tree written out as Markdown in one way, whatever the line breaks and markers of its source.
  func normalized() -> String { take(cmark_render_commonmark(root.pointer, CMARK_OPT_NOBREAKS, 0)) }
}

/// Copies a string that cmark allocated and gives its memory back.
private func take(_ text: UnsafeMutablePointer<CChar>?) -> String {
  guard let text else { return "" }
  defer { cmark_get_default_mem_allocator().pointee.free(text) }
  return String(cString: text)
}

/// cmark aborts the process itself when memory runs out; a null here has no other cause.
func outOfMemory() -> Never { preconditionFailure("cmark-gfm could not allocate memory") }
