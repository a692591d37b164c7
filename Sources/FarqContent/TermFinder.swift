import FarqModel

/// Finds, in the prose of the source locale, the words that a glossary wants to see rendered in one way.
struct TermFinder: Sendable {
  /// The words of each phrase by its first word, so that a text asks only about the words it has.
  private let phrases: [String: [[String]]]

  /// Looks for the checked words of all glossaries.
  init(_ glossaries: some Sequence<Glossary>) {
    let all = Set(glossaries.flatMap { $0.terms.flatMap(\.check) }).map(Self.words).filter { !$0.isEmpty }
    phrases = Dictionary(grouping: all.sorted { $0.lexicographicallyPrecedes($1) }) { $0[0] }
  }

  /// Each phrase that stands in the lines, where it stands first. Capitals count, since they are what tells a name such as
  /// that of a product from the word; so does an underscore, which makes a word part of an identifier.
  func terms(in lines: [Located<String>]) -> [Located<String>] {
    guard !phrases.isEmpty else { return [] }
    var found: [Located<String>] = []
    var seen: Set<String> = []
    for line in lines {
      let words = Self.words(line.value)
      for start in words.indices {
        for phrase in phrases[words[start]] ?? [] where words[start...].starts(with: phrase) {
          let name = phrase.joined(separator: " ")
          if seen.insert(name).inserted { found.append(Located(name, at: line.location)) }
        }
      }
    }
    return found
  }

  /// A phrase as `terms` gives it back.
  static func name(of phrase: String) -> String { words(phrase).joined(separator: " ") }

  private static func words(_ text: String) -> [String] {
    text.unicodeScalars.split { !Letters.isLetter($0) && $0 != "_" }.map(String.init)
  }
}
