import FarqModel

/// Slips that no locale should publish: a word twice in a row, doubled punctuation, an unfilled slot, and on pages in
/// another script a run of source-language words.
struct Wording: LineRule {
  /// How many words in a row may be in the source language's letters, outside code.
  private static let longestForeignRun = 3

  private let isForeign: Bool

  init(_ text: TextLanguage) { isForeign = text.sourceScript == "Latn" && text.script != "Latn" }

  func check(_ line: ProseLine, at location: SourceLocation) -> [Diagnostic] {
    repeatedWords(line, location) + doubledPunctuation(line, location) + openSlots(line, location)
      + (isForeign ? foreignRuns(line, location) : [])
  }

  private func repeatedWords(_ line: ProseLine, _ location: SourceLocation) -> [Diagnostic] {
    let words = line.words
    var found: [Diagnostic] = []
    for index in words.indices.dropFirst() where words[index].digest == words[index - 1].digest {
      let word = line.text(of: words[index])
      let isPartOfCompound =
        line.gap(before: index - 1).last == "-" || index + 1 < words.count && line.gap(before: index + 1) == "-"
      if word.count > 1, line.gap(before: index) == " ", word == line.text(of: words[index - 1]), !isPartOfCompound {
        found.append(
          .warning("repeated-word", at: location, "«\(word) \(word)»", advice: "Delete one of the two."))
      }
    }
    return found
  }

  /// Two marks with nothing but spaces between them, unless they belong together, as an ellipsis does.
  private func doubledPunctuation(_ line: ProseLine, _ location: SourceLocation) -> [Diagnostic] {
    var text = line.text
    let slips = text.withUTF8 { bytes -> [String] in
      var slips: [String] = []
      for index in 0...line.words.count {
        let gap = line.gapRange(before: index)
        // Most words have one space between them, and nothing to look at.
        if gap.count > 1 { slips += Self.slips(in: bytes, gap) }
      }
      return slips
    }
    return slips.map {
      .warning("doubled-punctuation", at: location, "«\($0)»", advice: "Keep one of the marks.")
    }
  }

  /// The doubled marks of what stands between two words, without the spaces.
  private static func slips(in bytes: UnsafeBufferPointer<UInt8>, _ gap: Range<Int>) -> [String] {
    var slips: [String] = []
    var scalars = ScalarReader(bytes, gap)
    var run: [Unicode.Scalar] = []
    var isTight = true
    var isAfterSpace = false
    while true {
      let scalar = scalars.next()
      switch scalar {
      case let mark? where isMark(mark):
        if !run.isEmpty, isAfterSpace { isTight = false }
        run.append(mark)
      case " ": break
      default:
        if run.count > 1, isSlip(run, isTight: isTight) { slips.append(String(String.UnicodeScalarView(run))) }
        if scalar == nil { return slips }
        run = []
        isTight = true
      }
      isAfterSpace = scalar == " "
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", ":", "،", "؛", ".", "؟", "!": true
    default: false
    }
  }

  private static func isSlip(_ run: [Unicode.Scalar], isTight: Bool) -> Bool {
    let pauses: [Unicode.Scalar] = [",", ";", ":", "،", "؛"]
    return zip(run, run.dropFirst()).contains {
      pauses.contains($0) && pauses.contains($1) || $0 == "." && $1 == "،"
    }
      || isTight && [[".", "."], ["؟", "؟"], ["!", "!"]].contains(run)
  }

  private func openSlots(_ line: ProseLine, _ location: SourceLocation) -> [Diagnostic] {
    var text = line.text
    guard text.withUTF8({ $0.contains(UInt8(ascii: "{")) }) else { return [] }
    return line.text.matches(of: /\{[a-z_]+\}/).map { match in
      Diagnostic.warning(
        "open-slot", at: location, "«\(match.0)» would be shown as it is",
        advice: "Articles have no slots; write the text out.")
    }
  }

  private func foreignRuns(_ line: ProseLine, _ location: SourceLocation) -> [Diagnostic] {
    // A line wholly in the source language is a section reported as untranslated, not line by line again.
    guard line.words.contains(where: { !$0.isASCII }) else { return [] }
    var found: [Diagnostic] = []
    var run: [Substring] = []
    func finish() {
      if run.count > Self.longestForeignRun {
        found.append(
          .warning(
            "foreign-words", at: location, "«\(run.joined(separator: " "))» is not translated",
            advice: "Translate it, or put it between backticks if it is protocol text."))
      }
      run.removeAll(keepingCapacity: true)
    }
    for (index, word) in line.words.enumerated() {
      if !word.isASCII || !run.isEmpty && !Self.joins(line.gap(before: index)) { finish() }
      if word.isASCII { run.append(line.text(of: word)) }
    }
    finish()
    return found
  }

  private static func joins(_ gap: Substring) -> Bool {
    gap.unicodeScalars.allSatisfy { " ,'’-".unicodeScalars.contains($0) }
  }
}
