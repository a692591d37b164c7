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

  /// - Parameters:
  ///   - sourceScript: ISO 15924 code.
  ///   - script: that of a letter.
  package init(of lines: [ProseLine], sourceScript: String, script: (Unicode.Scalar) -> String) {
    let isLatin = sourceScript == "Latn"
    let isArabic = sourceScript == "Arab"
    for line in lines {
      var text = line.text
      text.withUTF8 { bytes in
        for word in line.words {
          if word.length > 1 { words += 1 }
          letters += word.length
          guard !word.isASCII else {
            if isLatin { sourceLetters += word.length }
            continue
          }
          var scalars = ScalarReader(bytes, word.start..<word.end)
          while let scalar = scalars.next() {
            let isOfSource =
              switch scalar.value {
              case 0x00...0x7F: isLatin
              case 0x0620...0x065F: isArabic
              default: script(scalar) == sourceScript
              }
            if isOfSource { sourceLetters += 1 }
          }
        }
      }
    }
  }

  /// Nine letters of ten.
  package var isMostlyOfSource: Bool { sourceLetters * 10 >= letters * 9 }
}
