package import FarqModel

/// A rule about the wording of single lines. It is asked while a text is read, so that no text is kept for it.
protocol LineRule: Sendable {
  func check(_ words: [Words.Word], of line: Located<String>) -> [Diagnostic]
}

/// The rules about wording, ready for one language.
package struct LineLinter: Sendable {
  private let rules: [any LineRule]

  package init(_ language: TextLanguage) {
    rules = [Glossaries(language), Wording(language), Scripts(language)]
  }

  /// What the rules find in prose: text outside code and addresses, with its place.
  package func check(_ lines: [Located<String>]) -> [Diagnostic] {
    lines.flatMap { line in
      let words = Words(line.value).words
      return rules.flatMap { $0.check(words, of: line) }
    }
  }
}
