import FarqModel

/// No text uses a rendering that its locale's glossary bans.
struct Glossaries: LintRule {
  func check(_ input: LintInput) -> [Diagnostic] {
    input.articles.flatMap { locale, article -> [Diagnostic] in
      let terms = input.catalog.texts[locale.id]?.glossary.terms ?? []
      guard !terms.isEmpty else { return [] }
      return article.lines.flatMap { line in
        terms.flatMap { term in term.banned.compactMap { finding(term, $0, line) } }
      }
    }
  }

  private func finding(_ term: Glossary.Term, _ banned: Glossary.Banned, _ line: Located<String>) -> Diagnostic? {
    var text = line.value
    for exception in banned.except { text = text.replacing(exception, with: " ") }
    guard Self.words(of: text).contains(sequence: Self.words(of: banned.words)) else { return nil }
    return .warning(
      "banned-term", at: line.location, "«\(banned.words)» is not our word for “\(term.source)”",
      advice: "The glossary says «\(term.preferred)».")
  }

  private static func words(of text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.unicodeScalars.allSatisfy { $0.properties.generalCategory == .nonspacingMark } }
  }
}

extension Array where Element: Equatable {
  fileprivate func contains(sequence: [Element]) -> Bool {
    guard !sequence.isEmpty, count >= sequence.count else { return false }
    return (0...(count - sequence.count)).contains { self[$0..<($0 + sequence.count)].elementsEqual(sequence) }
  }
}

extension Article {
  /// The prose of the article and of its short texts, each with its place.
  var lines: [Located<String>] {
    texts.sorted { $0.key < $1.key }.map { Located($0.value.value.prose, at: $0.value.location) }
      + sections.flatMap(\.prose)
  }
}
