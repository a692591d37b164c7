package import FarqModel

/// A rule about the wording of single lines. It is asked while a text is read, so that no text is kept for it.
protocol LineRule: Sendable {
  func check(_ line: ProseLine, at location: SourceLocation) -> [Diagnostic]
}

/// The rules about wording, ready for one language.
package struct LineLinter: Sendable {
  private let rules: [any LineRule]

  package init(_ language: TextLanguage) {
    rules = [Glossaries(language), Wording(language), Scripts(language)]
  }

  /// What the rules find in prose: text outside code and addresses, with its place.
  package func check(_ lines: [Located<ProseLine>]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for line in lines { for rule in rules { found += rule.check(line.value, at: line.location) } }
    return found
  }
}
