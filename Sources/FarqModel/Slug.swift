/// What names may stand in addresses: lower-case ASCII, so that they are file names on any host.
package enum Slug {
  /// Whether a family or a section may be called so: letters, digits and hyphens, a letter first.
  package static func isName(_ text: String) -> Bool {
    text.utf8.first.map(isLetter) == true
      && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  /// Whether a code may: dots and underscores too; what separates two codes and the names of other pages are taken.
  package static func isCode(_ text: String) -> Bool {
    text.utf8.first.map { isLetter($0) || isDigit($0) } == true
      && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || "._-".utf8.contains($0) }
      && !text.contains("-vs-") && text != "index" && text != "family"
  }

  /// What an author of another is told.
  package static let codeAdvice =
    "Use ASCII letters, digits, dots, hyphens and underscores; «-vs-», «index» and «family» are taken."

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
