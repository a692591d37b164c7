/// How much prose a text has and in which letters: enough to tell whether it has been translated.
package struct ProseMeasure: Equatable, Sendable {
  /// Words of two letters or more.
  package var words = 0
  package var letters = 0
  /// Letters of the source language's script.
  package var sourceLetters = 0

  package init(words: Int = 0, letters: Int = 0, sourceLetters: Int = 0) {
    self.words = words
    self.letters = letters
    self.sourceLetters = sourceLetters
  }

  /// - Parameter isOfSource: whether a letter belongs to the source language's script.
  package init(of lines: some Sequence<String>, isOfSource: (Unicode.Scalar) -> Bool) {
    for line in lines { add(line, isOfSource) }
  }

  private mutating func add(_ line: String, _ isOfSource: (Unicode.Scalar) -> Bool) {
    var length = 0
    for scalar in line.unicodeScalars {
      guard Letters.isLetter(scalar) else {
        if length > 1 { words += 1 }
        length = 0
        continue
      }
      length += 1
      letters += 1
      if isOfSource(scalar) { sourceLetters += 1 }
    }
    if length > 1 { words += 1 }
  }

  /// Nine letters of ten.
  package var isMostlyOfSource: Bool { sourceLetters * 10 >= letters * 9 }
}
