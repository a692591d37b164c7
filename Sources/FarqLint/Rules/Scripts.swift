import FarqModel

/// Text is in the letters and digits of its language, or of the source's.
struct Scripts: LineRule {
  private let language: TextLanguage

  init(_ language: TextLanguage) { self.language = language }

  func check(_ line: ProseLine, at location: SourceLocation) -> [Diagnostic] {
    letters(line, location) + digits(line, location)
  }

  /// One letter alone is a symbol, as Greek letters are in formulas.
  private func letters(_ line: ProseLine, _ location: SourceLocation) -> [Diagnostic] {
    line.foreignWords(language).map { word in
      .warning(
        "wrong-script", at: location, "«\(line.text(of: word))» has letters of another script",
        advice: "Write it in the letters of this language; letters that look alike are not the same.")
    }
  }

  private func digits(_ line: ProseLine, _ location: SourceLocation) -> [Diagnostic] {
    guard language.hasASCIIDigits, Self.mayHoldOtherDigits(line.text) else { return [] }
    var found: [Diagnostic] = []
    var run = ""
    func finish() {
      guard !run.isEmpty else { return }
      let plain = run.compactMap(\.wholeNumberValue).map(String.init).joined()
      found.append(
        .warning(
          "wrong-digits", at: location, "«\(run)» is not in the digits of this locale", advice: "Write «\(plain)»."
        ))
      run = ""
    }
    for scalar in line.text.unicodeScalars {
      if scalar.value >= Self.firstOtherDigit, scalar.properties.numericType == .decimal {
        run.unicodeScalars.append(scalar)
      } else {
        finish()
      }
    }
    finish()
    return found
  }

  /// The first decimal digit above those of ASCII, which is D9 A0 in UTF-8.
  private static let firstOtherDigit = 0x660

  private static func mayHoldOtherDigits(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { bytes[$0] > 0xD9 || bytes[$0] == 0xD9 && bytes[$0 + 1] >= 0xA0 }
    }
  }
}
