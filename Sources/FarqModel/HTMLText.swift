/// What is left of Farq's own HTML when a rule wants to read it as words.
enum HTMLText {
  private static let replacement: Unicode.Scalar = "\u{FFFC}"
  private static let entities: [(name: String, text: Unicode.Scalar)] = [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
  ]

  /// The text outside markup; code and slots each leave an object replacement character.
  static func prose(of html: String) -> String {
    guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 == 0xEE }) else {
      return html
    }
    var text = String.UnicodeScalarView()
    var rest = html.unicodeScalars[...]
    while let scalar = rest.first {
      switch scalar {
      case "<":
        if starts(rest, with: "<code>") || starts(rest, with: "<code ") {
          text.append(replacement)
          skip(&rest, past: "</code>")
        } else {
          skip(&rest, past: ">")
        }
      case "&":
        let entity = entities.first { starts(rest, with: $0.name) }
        text.append(entity?.text ?? scalar)
        rest = rest.dropFirst(entity?.name.unicodeScalars.count ?? 1)
      default:
        text.append(SlotMarker.contains(scalar) ? replacement : scalar)
        rest.removeFirst()
      }
    }
    return String(text)
  }

  /// What stands in `<code>` elements.
  static func codeSpans(of html: String) -> [String] {
    guard html.utf8.contains(UInt8(ascii: "<")) else { return [] }
    var spans: [String] = []
    var rest = html.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[open...]
      guard let start = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
      let isCode = rest.starts(with: "<code>".utf8) || rest.starts(with: "<code ".utf8)
      rest = rest[rest.index(after: start)...]
      guard isCode else { continue }
      // Within code there is no markup, so the next mark is the end.
      let text = rest.prefix { $0 != UInt8(ascii: "<") }
      spans.append(unescaped(String(Substring(text))))
      rest = rest[text.endIndex...]
    }
    return spans
  }

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return entities.reduce(text) { $0.replacing($1.name, with: String(Character($1.text))) }
  }

  private static func starts(_ text: Substring.UnicodeScalarView, with word: String) -> Bool {
    text.starts(with: word.unicodeScalars)
  }

  private static func skip(_ text: inout Substring.UnicodeScalarView, past word: String) {
    while !text.isEmpty, !starts(text, with: word) { text.removeFirst() }
    text = text.dropFirst(word.unicodeScalars.count)
  }
}
