#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Private-use characters that stand for slots while a text passes through Markdown or a template.
///
/// Escaping leaves them alone, and afterwards they are found by one scan of the bytes. Content may not hold
/// private-use characters, so none can be mistaken for a slot.
package enum SlotMarker {
  /// What a slot will hold, which the bidi splitter must know before it is filled.
  package enum Kind: Sendable {
    /// A code, a number, a protocol's name: left to right in every language.
    case code
    /// Words of the page's own language, isolated already where they need it.
    case words
  }

  /// BMP private use, less the range that the ICU shim uses for list items.
  private static let first: UInt32 = 0xE000
  private static let wordsOffset: UInt32 = 0x800
  private static let last: UInt32 = 0xEFFF

  /// How many slots one text can have.
  package static let capacity = Int(wordsOffset)

  package static func contains(_ scalar: Unicode.Scalar) -> Bool { (first...last).contains(scalar.value) }

  /// The character for slot `index`.
  package static func character(_ index: Int, _ kind: Kind = .code) -> String {
    precondition((0..<capacity).contains(index), "a text has at most \(capacity) slots")
    let value = first + UInt32(index) + (kind == .words ? wordsOffset : 0)
    return String(Unicode.Scalar(value).map(Character.init) ?? "\u{FFFD}")
  }

  /// Goes through UTF-8 that markers stand in: the bytes before each marker with its slot, at last those after it.
  package static func cut(
    _ bytes: UnsafeRawBufferPointer, _ body: (_ literal: UnsafeRawBufferPointer, _ slot: Int?) -> Void
  ) {
    var start = 0
    // U+E000…U+EFFF is EE 80 80 … EE BF BF.
    while let index = firstIndex(of: 0xEE, in: bytes, from: start), index + 2 < bytes.count {
      let value = UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
      body(UnsafeRawBufferPointer(rebasing: bytes[start..<index]), Int(value % wordsOffset))
      start = index + 3
    }
    body(UnsafeRawBufferPointer(rebasing: bytes[start...]), nil)
  }

  private static func firstIndex(of byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    return memchr(base + start, CInt(byte), bytes.count - start).map { UnsafeRawPointer($0) - base }
  }

  /// A text cut at its markers: what stands before each with its slot, at last what stands behind them.
  package static func pieces(_ text: String) -> [(literal: String, slot: Int?)] {
    var pieces: [(String, Int?)] = []
    var text = text
    text.withUTF8 {
      cut(UnsafeRawBufferPointer($0)) { pieces.append((String(decoding: $0, as: UTF8.self), $1)) }
    }
    return pieces
  }

  package static func kind(_ scalar: Unicode.Scalar) -> Kind? {
    contains(scalar) ? (scalar.value - first < wordsOffset ? .code : .words) : nil
  }

  /// What the slot of this name holds; names that end in one of these words hold words.
  package static func kind(named name: String) -> Kind {
    let last = name.split(separator: "_").last.map(String.init) ?? name
    return wordSlots.contains(last) ? .words : .code
  }

  private static let wordSlots: Set<String> = [
    "name", "summary", "title", "site", "page", "language", "values", "differing", "shared",
  ]
}
