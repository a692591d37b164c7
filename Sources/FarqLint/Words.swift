/// The words of a line, each with what stands between it and the word before.
struct Words: Sequence {
  struct Word: Equatable {
    /// Letters with their marks.
    var text: Substring
    /// What stands between the word before, or the start of the line, and this one.
    var gap: Substring
  }

  private let line: String

  init(_ line: String) { self.line = line }

  func makeIterator() -> Iterator { Iterator(rest: line[...].unicodeScalars) }

  struct Iterator: IteratorProtocol {
    fileprivate var rest: Substring.UnicodeScalarView

    mutating func next() -> Word? {
      let gap = rest.prefix { !Words.isLetter($0) }
      rest = rest.dropFirst(gap.count)
      let text = rest.prefix(while: Words.isLetter)
      rest = rest.dropFirst(text.count)
      return text.isEmpty ? nil : Word(text: Substring(text), gap: Substring(gap))
    }
  }

  /// Letters, and the marks that stand above and below them.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }
}
