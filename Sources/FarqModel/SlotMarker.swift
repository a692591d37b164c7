/// Private-use characters that stand for slots while a text passes through Markdown or a template.
///
/// Escaping leaves them alone, the bidi splitter treats them as left-to-right words, and afterwards they are found by
/// one scan of the bytes. Content may not hold private-use characters, so none can be mistaken for a slot.
package enum SlotMarker {
  /// BMP private use, less the range that the ICU shim uses for list items.
  private static let first: UInt32 = 0xE000
  private static let last: UInt32 = 0xEFFF

  /// How many slots one text can have.
  package static let capacity = Int(last - first) + 1

  package static func contains(_ scalar: Unicode.Scalar) -> Bool { (first...last).contains(scalar.value) }

  /// The character for slot `index`.
  package static func character(_ index: Int) -> String {
    precondition(index < capacity, "a text has at most \(capacity) slots")
    return String(Unicode.Scalar(first + UInt32(index)).map(Character.init) ?? "\u{FFFD}")
  }

  /// The slot that a character stands for.
  package static func index(_ scalar: Unicode.Scalar) -> Int? {
    contains(scalar) ? Int(scalar.value - first) : nil
  }
}
