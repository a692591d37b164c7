internal import CCMarkGFM
internal import FarqModel

extension Node {
  /// Writes all words below the node as a pseudo-locale does, and frames each block of them. Code, addresses, raw HTML
  /// and links that show their own address stay as they are.
  func reword(_ wording: Wording) {
    switch kind {
    case .code, .codeBlock, .inlineHTML, .blockHTML, .footnoteReference: return
    case .text:
      cmark_node_set_literal(pointer, wording.words(literal))
      return
    case .link, .image:
      if !title.isEmpty { cmark_node_set_title(pointer, wording.text(title)) }
      if showsItsAddress { return }
    default: break
    }
    let letters = holdsWords ? children.reduce(0) { $0 + $1.letterCount } : 0
    for child in children { child.reword(wording) }
    guard letters > 0 else { return }
    let frame = wording.frame(letters)
    if !frame.before.isEmpty { prepend(.text(frame.before)) }
    if !frame.after.isEmpty { adopt(.text(frame.after)) }
  }

  /// Whether the node is a block that holds inlines and no other blocks.
  private var holdsWords: Bool {
    kind == .paragraph || kind == .heading || String(cString: cmark_node_get_type_string(pointer)) == "table_cell"
  }

  /// What a bare address in the text becomes.
  private var showsItsAddress: Bool {
    kind == .link && (plainText == url || "mailto:\(plainText)" == url || "http://\(plainText)" == url)
  }

  private var letterCount: Int {
    switch kind {
    case .text: Wording.letterCount(of: literal)
    case .code, .inlineHTML, .footnoteReference: 0
    case .link where showsItsAddress: 0
    default: children.reduce(0) { $0 + $1.letterCount }
    }
  }
}
