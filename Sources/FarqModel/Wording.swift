/// How a pseudo-locale writes the words of the source locale: what is shown in no such way was not taken from the content.
package struct Wording: Sendable {
  /// Some words of a text in the pseudo-locale's letters; what is no letter, and slot markers, stay.
  package var words: @Sendable (String) -> String
  /// What stands before and after a whole text that has so many letters, at least one.
  package var frame: @Sendable (_ letters: Int) -> (before: String, after: String)

  package init(
    words: @escaping @Sendable (String) -> String,
    frame: @escaping @Sendable (_ letters: Int) -> (before: String, after: String) = { _ in ("", "") }
  ) {
    self.words = words
    self.frame = frame
  }

  /// A whole text without markup.
  package func text(_ text: String) -> String {
    let letters = Self.letterCount(of: text)
    guard letters > 0 else { return text }
    let frame = frame(letters)
    return frame.before + words(text) + frame.after
  }

  /// How many characters of a text are letters; slots and digits are none.
  package static func letterCount(of text: String) -> Int { text.unicodeScalars.count { isLetter($0) } }

  package static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    Letters.isLetter(scalar) && !SlotMarker.contains(scalar)
  }
}
