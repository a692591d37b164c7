/// What is left of Farq's own HTML when a rule wants to read it as words.
enum HTMLText {
  private static let entities: [(name: StaticString, text: UInt8)] = [
    ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&quot;", UInt8(ascii: "\"")),
    ("&#39;", UInt8(ascii: "'")), ("&amp;", UInt8(ascii: "&")),
  ]

  /// The text outside markup; code and slots each leave an object replacement character.
  static func prose(of html: String) -> String {
    var html = html
    let prose = html.withUTF8 { html -> String? in
      guard html.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 == 0xEE }) else {
        return nil
      }
      // Nothing that is replaced is shorter than what takes its place.
      return String(unsafeUninitializedCapacity: html.count) { prose in
        var written = 0
        func write(_ bytes: UInt8...) {
          for byte in bytes {
            prose[written] = byte
            written += 1
          }
        }
        func writeReplacement() { write(0xEF, 0xBF, 0xBC) }  // U+FFFC
        var index = 0
        while index < html.count {
          switch html[index] {
          case UInt8(ascii: "<"):
            let isCode = starts(html, "<code>", at: index) || starts(html, "<code ", at: index)
            if isCode { writeReplacement() }
            index = end(of: isCode ? "</code>" : ">", in: html, after: index)
          case UInt8(ascii: "&"):
            let entity = entities.first { starts(html, $0.name, at: index) }
            write(entity?.text ?? html[index])
            index += entity?.name.utf8CodeUnitCount ?? 1
          case 0xEE:  // A slot marker.
            writeReplacement()
            index += 3
          default:
            prose[written] = html[index]
            written += 1
            index += 1
          }
        }
        return written
      }
    }
    return prose ?? html
  }

  private static func starts(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString, at start: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start + count <= text.count else { return false }
    return word.withUTF8Buffer { word in
      word.indices.allSatisfy { word[$0] == text[start + $0] }
    }
  }

  private static func end(of word: StaticString, in text: UnsafeBufferPointer<UInt8>, after start: Int) -> Int {
    var index = start
    while index < text.count, !starts(text, word, at: index) { index += 1 }
    return min(text.count, index + word.utf8CodeUnitCount)
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
    return entities.reduce(text) { $0.replacing("\($1.name)", with: String(Character(Unicode.Scalar($1.text)))) }
  }
}
