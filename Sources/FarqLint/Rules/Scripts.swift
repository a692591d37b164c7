import FarqModel

/// Text is in the letters and digits of its language, or of the source's.
struct Scripts: LineRule {
  private let language: TextLanguage

  init(_ language: TextLanguage) { self.language = language }

  func check(_ words: [Words.Word], of line: Located<String>) -> [Diagnostic] {
    let scalars = line.value.utf8
    guard scalars.contains(where: { $0 >= 0x80 }) else { return [] }
    return letters(words, line) + digits(line)
  }

  /// One letter alone is a symbol, as Greek letters are in formulas.
  private func letters(_ words: [Words.Word], _ line: Located<String>) -> [Diagnostic] {
    words.filter { word in
      !word.text.unicodeScalars.allSatisfy { $0.value < 0x80 || language.mayHold($0) }
        && word.text.unicodeScalars.count > 1
    }.map { word in
      .warning(
        "wrong-script", at: line.location, "«\(word.text)» has letters of another script",
        advice: "Write it in the letters of this language; letters that look alike are not the same.")
    }
  }

  private func digits(_ line: Located<String>) -> [Diagnostic] {
    guard language.hasASCIIDigits else { return [] }
    var found: [Diagnostic] = []
    var run = ""
    func finish() {
      guard !run.isEmpty else { return }
      let plain = run.compactMap(\.wholeNumberValue).map(String.init).joined()
      found.append(
        .warning(
          "wrong-digits", at: line.location, "«\(run)» is not in the digits of this locale", advice: "Write «\(plain)»."
        ))
      run = ""
    }
    for scalar in line.value.unicodeScalars {
      if scalar.value >= 0x660, scalar.properties.numericType == .decimal {
        run.unicodeScalars.append(scalar)
      } else {
        finish()
      }
    }
    finish()
    return found
  }
}
