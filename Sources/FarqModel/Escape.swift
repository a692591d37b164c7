/// Escaping for the places where text enters a page.
package enum Escape {
  /// HTML text and quoted attribute values, as templates escape them: what is gathered is the same as what is rendered.
  package static func html(_ text: String) -> String { escaped(text, entity) }

  /// The inside of a JSON string (RFC 8259 §7), safe within an HTML `script` element: `<` is written as `\u003C`.
  package static func json(_ text: String) -> String { escaped(text, jsonEscape) }

  /// The text with an escape in the place of each byte that has one.
  private static func escaped(_ text: String, _ escape: (UInt8) -> String?) -> String {
    guard text.utf8.contains(where: { escape($0) != nil }) else { return text }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if let escape = escape(byte) { escaped += escape.utf8 } else { escaped.append(byte) }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static func entity(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }

  private static func jsonEscape(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case UInt8(ascii: "\n"): "\\n"
    case UInt8(ascii: "<"): "\\u003C"
    case 0x00..<0x10: "\\u000" + String(byte, radix: 16)
    case 0x10..<0x20: "\\u00" + String(byte, radix: 16)
    default: nil
    }
  }
}
