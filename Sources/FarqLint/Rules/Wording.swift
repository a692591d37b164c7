import FarqModel

/// Slips that no locale should publish: a word twice in a row, doubled punctuation, an unfilled slot, and on pages in
/// another script a run of source-language words.
struct Wording: LineRule {
  /// How many words in a row may be in the source language's letters, outside code.
  private static let longestForeignRun = 3

  private let isForeign: Bool

  init(_ text: TextLanguage) { isForeign = text.sourceScript == "Latn" && text.script != "Latn" }

  func check(_ words: [Words.Word], of line: Located<String>) -> [Diagnostic] {
    repeatedWords(words, line) + doubledPunctuation(line) + openSlots(line)
      + (isForeign ? foreignRuns(words, line) : [])
  }

  private func repeatedWords(_ words: [Words.Word], _ line: Located<String>) -> [Diagnostic] {
    words.indices.dropFirst().filter { index in
      let isPartOfCompound =
        index + 1 < words.count && words[index + 1].gap == "-" || words[index - 1].gap.hasSuffix("-")
      return words[index].gap == " " && words[index] == words[index - 1] && words[index].text.count > 1
        && !isPartOfCompound
    }.map { index in
      let word = words[index].text
      return Diagnostic.warning(
        "repeated-word", at: line.location, "«\(word) \(word)»", advice: "Delete one of the two.")
    }
  }

  /// Two marks with nothing but spaces between them, unless they belong together, as an ellipsis does.
  private func doubledPunctuation(_ line: Located<String>) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var run: [Unicode.Scalar] = []
    var isTight = true
    func finish() {
      if run.count > 1, Self.isSlip(run, isTight: isTight) {
        let marks = String(String.UnicodeScalarView(run))
        found.append(
          .warning("doubled-punctuation", at: line.location, "«\(marks)»", advice: "Keep one of the marks."))
      }
      run.removeAll(keepingCapacity: true)
      isTight = true
    }
    for scalar in line.value.unicodeScalars {
      switch scalar {
      case ",", ";", ":", "،", "؛", ".", "؟", "!": run.append(scalar)
      case " " where !run.isEmpty: isTight = false
      default: if !run.isEmpty { finish() }
      }
    }
    finish()
    return found
  }

  private static func isSlip(_ run: [Unicode.Scalar], isTight: Bool) -> Bool {
    let pauses: [Unicode.Scalar] = [",", ";", ":", "،", "؛"]
    return zip(run, run.dropFirst()).contains {
      pauses.contains($0) && pauses.contains($1) || $0 == "." && $1 == "،"
    }
      || isTight && [[".", "."], ["؟", "؟"], ["!", "!"]].contains(run)
  }

  private func openSlots(_ line: Located<String>) -> [Diagnostic] {
    guard line.value.utf8.contains(UInt8(ascii: "{")) else { return [] }
    return line.value.matches(of: /\{[a-z_]+\}/).map { match in
      Diagnostic.warning(
        "open-slot", at: line.location, "«\(match.0)» would be shown as it is",
        advice: "Articles have no slots; write the text out.")
    }
  }

  private func foreignRuns(_ words: [Words.Word], _ line: Located<String>) -> [Diagnostic] {
    // A line wholly in the source language is a section reported as untranslated, not line by line again.
    guard words.contains(where: { !$0.text.utf8.allSatisfy { $0 < 0x80 } }) else { return [] }
    var found: [Diagnostic] = []
    var run: [Substring] = []
    func finish() {
      if run.count > Self.longestForeignRun {
        found.append(
          .warning(
            "foreign-words", at: line.location, "«\(run.joined(separator: " "))» is not translated",
            advice: "Translate it, or put it between backticks if it is protocol text."))
      }
      run = []
    }
    for word in words {
      let isLatin = word.text.utf8.allSatisfy { $0 < 0x80 }
      if !isLatin || !word.gap.unicodeScalars.allSatisfy({ " ,'’-".unicodeScalars.contains($0) }) { finish() }
      if isLatin { run.append(word.text) }
    }
    finish()
    return found
  }
}
