import FarqModel

/// Finds, in the prose of the source locale, the words that a glossary wants to see rendered in one way.
struct TermFinder: Sendable {
  /// By the digest of the first word, so that a text asks only about the words it has.
  private let phrases: [UInt64: [ProseLine]]

  /// Looks for the checked words of all glossaries.
  init(_ glossaries: some Sequence<Glossary>) {
    let names = Set(glossaries.flatMap { $0.terms.flatMap(\.check) }).sorted()
    let all = names.map { ProseLine($0) }.filter { !$0.words.isEmpty }
    phrases = Dictionary(grouping: all) { $0.words[0].digest }
  }

  /// Each phrase that stands in the lines, where it stands first. Capitals count, since they are what tells a name such as
  /// that of a product from the word; so does an underscore, which makes a word part of an identifier.
  func terms(in lines: [Located<ProseLine>]) -> [Located<String>] {
    guard !phrases.isEmpty else { return [] }
    var found: [Located<String>] = []
    var seen: Set<String> = []
    for line in lines {
      for start in line.value.words.indices {
        for phrase in phrases[line.value.words[start].digest] ?? []
        where !seen.contains(phrase.text) && Self.stands(phrase, at: start, in: line.value) {
          seen.insert(phrase.text)
          found.append(Located(phrase.text, at: line.location))
        }
      }
    }
    return found
  }

  private static func stands(_ phrase: ProseLine, at start: Int, in line: ProseLine) -> Bool {
    let end = start + phrase.words.count
    return line.holds(phrase.words, of: phrase, at: start)
      && (line.gap(before: start).last == "_") == (phrase.gap(before: 0).last == "_")
      && (line.gap(before: end).first == "_") == (phrase.gap(before: phrase.words.count).first == "_")
      && (start + 1..<end).allSatisfy {
        line.gap(before: $0).contains("_") == phrase.gap(before: $0 - start).contains("_")
      }
  }

  /// A phrase as `terms` gives it back.
  static func name(of phrase: String) -> String {
    phrase.unicodeScalars.split { !Letters.isLetter($0) && $0 != "_" }.map(String.init).joined(separator: " ")
  }
}
