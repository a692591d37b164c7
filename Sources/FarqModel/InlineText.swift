/// A short authored text (a name, a label, a sentence) in the two forms that a page needs, perhaps with slots.
package struct InlineText: Hashable, Sendable {
  /// Safe HTML; runs against the direction of the text are in `<bdi>`, slots are `SlotMarker` characters.
  package var html: String
  /// Plain text for `<title>` and attributes; runs against the direction are between U+2066 or U+2067 and U+2069.
  package var plain: String
  /// The names of the slots, by marker index.
  package var slots: [String]

  package init(html: String, plain: String, slots: [String] = []) {
    self.html = html
    self.plain = plain
    self.slots = slots
  }

  package static let empty = InlineText(html: "", plain: "")

  /// The plain text without isolates, for search data and structured data.
  package var bare: String { Isolates.strip(plain) }

  /// The words alone: what the rules about language look at. Code and slots leave an object replacement character.
  package var prose: ProseLine { ProseLine(HTMLText.prose(of: html)) }

  /// The texts of its code spans.
  package var codeSpans: [String] { HTMLText.codeSpans(of: html) }

  /// The text with its slots filled. A slot without a value keeps its name in braces, so that nothing vanishes.
  package func filled(_ values: [String: InlineText]) -> InlineText {
    guard !slots.isEmpty else { return self }
    return InlineText(
      html: replaceMarkers(in: html) { values[$0]?.html }, plain: replaceMarkers(in: plain) { values[$0]?.plain })
  }

  private func replaceMarkers(in text: String, _ value: (String) -> String?) -> String {
    var result = ""
    var text = text
    text.withUTF8 { bytes in
      SlotMarker.cut(UnsafeRawBufferPointer(bytes)) { literal, slot in
        result += String(decoding: literal, as: UTF8.self)
        guard let slot else { return }
        result += slot < slots.count ? value(slots[slot]) ?? "{\(slots[slot])}" : SlotMarker.character(slot)
      }
    }
    return result
  }
}

/// Unicode's directional isolates (UAX #9 §2.5), for text that can hold no markup.
package enum Isolates {
  package static func wrap(_ text: String, in direction: Direction) -> String {
    (direction == .ltr ? "\u{2066}" : "\u{2067}") + text + "\u{2069}"
  }

  package static func strip(_ text: String) -> String {
    var text = text
    let bare = text.withUTF8 { bytes -> String? in
      guard bytes.contains(0xE2) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { bare in
        var count = 0
        var index = 0
        while index < bytes.count {
          // U+2066…U+2069 is E2 81 A6 … E2 81 A9.
          if bytes[index] == 0xE2, bytes[index + 1] == 0x81, (0xA6...0xA9).contains(bytes[index + 2]) {
            index += 3
            continue
          }
          bare[count] = bytes[index]
          count += 1
          index += 1
        }
        return count
      }
    }
    return bare ?? text
  }
}
