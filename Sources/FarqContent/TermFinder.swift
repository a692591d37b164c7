import FarqModel

/// Finds, in the prose of the source locale, the words that a glossary wants to see rendered in one way.
struct TermFinder: Sendable {
  private struct Phrase: Sendable {
    var name: String
    var words: [Substring]
  }

  /// By the digest of the first word, so that a text asks only about the words it has.
  private let phrases: [UInt64: [Phrase]]

  /// Looks for the checked words of all glossaries.
  init(_ glossaries: some Sequence<Glossary>) {
    let names = Set(glossaries.flatMap { $0.terms.flatMap(\.check) }).sorted()
    let all = names.map { Phrase(name: $0, words: Self.words($0)) }.filter { !$0.words.isEmpty }
    phrases = Dictionary(grouping: all) { Digest.value(of: $0.words[0]) }
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
        guard let candidates = phrases[Digest.value(of: words[start])] else { continue }
        for phrase in candidates where words[start...].starts(with: phrase.words) {
          if seen.insert(phrase.name).inserted { found.append(Located(phrase.name, at: line.location)) }
        }
      }
    }
    return found
  }

  /// A phrase as `terms` gives it back.
  static func name(of phrase: String) -> String { words(phrase).joined(separator: " ") }

  private static func words(_ text: String) -> [Substring] {
    text.unicodeScalars.split { !Letters.isLetter($0) && $0 != "_" }.map(Substring.init)
  }
}
