/// What readers and screen readers get of a page: its texts and the attributes that hold text, each with its language.
struct VisibleText {
  struct Piece: Equatable {
    var text: String
    /// The nearest `lang` around it.
    var language: String
  }

  /// In the order of the page, without code, scripts and styles.
  private(set) var pieces: [Piece] = []
  /// The open elements.
  private var open: [(name: String, language: String)] = []

  private static let textAttributes = ["title", "aria-label", "alt", "placeholder"]
  private static let dataAttributes = ["data-empty", "data-missing"]
  private static let namedContents = ["description", "og:title", "og:description", "og:site_name"]
  private static let voids = ["meta", "link", "br", "hr", "img", "input", "base", "!doctype"]
  private static let unread = ["code", "script", "style"]

  init(_ html: String) {
    for part in html.matches(of: /<[^>]*>|[^<]+/) {
      let part = String(part.0)
      if part.hasPrefix("</") {
        open.removeLast()
      } else if part.hasPrefix("<") {
        enter(part)
      } else if !open.contains(where: { Self.unread.contains($0.name) }) {
        add(part, open.last?.language ?? "")
      }
    }
  }

  private mutating func enter(_ tag: String) {
    let name = tag.dropFirst().prefix { !" >".contains($0) }.lowercased()
    var attributes: [String: String] = [:]
    for match in tag.matches(of: /([a-z:-]+)="([^"]*)"/) { attributes[String(match.1)] = String(match.2) }
    let language = attributes["lang"] ?? open.last?.language ?? ""
    for attribute in Self.textAttributes + Self.dataAttributes { add(attributes[attribute] ?? "", language) }
    if let key = attributes["name"] ?? attributes["property"], Self.namedContents.contains(key) {
      add(attributes["content"] ?? "", language)
    }
    if !Self.voids.contains(name) { open.append((name, language)) }
  }

  private mutating func add(_ text: String, _ language: String) {
    let words = Page(text).words
    if words.contains(where: { !$0.isWhitespace }) { pieces.append(Piece(text: words, language: language)) }
  }
}
