import FarqModel

/// Where a source section has a word that the glossary checks, its translation has the glossary's word for it.
struct PreferredTerms: LintRule {
  func check(_ input: LintInput) -> [Diagnostic] {
    let terms = input.catalog.glossaries.mapValues(Self.byPhrase)
    return input.translatedSections.flatMap { section -> [Diagnostic] in
      guard let known = terms[section.locale.id], !known.isEmpty, !section.source.facts.terms.isEmpty else { return [] }
      let text = Bare(section.text)
      var reported: Set<String> = []
      return section.source.facts.terms.compactMap { used in
        guard let term = known[used.value], !term.forms.contains(where: text.holds),
          reported.insert(term.source).inserted
        else { return nil }
        return .warning(
          "preferred-term", at: section.own.location,
          "the source speaks of “\(used.value)”, and the translation does not say «\(term.preferred)»",
          advice: "The glossary has «\(term.preferred)» for it; the source's word is in \(used.location.lineReference)."
        )
      }
    }
  }

  private struct Checked {
    var source: String
    var preferred: String
    var forms: [Bare]
  }

  private static func byPhrase(_ glossary: Glossary) -> [String: Checked] {
    var terms: [String: Checked] = [:]
    for term in glossary.terms where !term.check.isEmpty {
      let checked = Checked(source: term.source, preferred: term.preferred, forms: term.forms.map { Bare($0) })
      for phrase in term.check { terms[phrase] = checked }
    }
    return terms
  }
}

/// The letters of a text without the marks above and below them. A form stands in a text when its words stand there in a
/// row, each within a word: prefixes and endings do not matter, whatever the language has.
private struct Bare {
  private let words: [[UInt8]]

  init(_ text: some StringProtocol) {
    words = text.unicodeScalars.split { !Letters.isLetter($0) }.map { word in
      var bare = String.UnicodeScalarView()
      for scalar in word where !Letters.isMark(scalar) { bare.append(scalar) }
      return Array(String(bare).utf8)
    }
  }

  func holds(_ form: Bare) -> Bool {
    guard !form.words.isEmpty, form.words.count <= words.count else { return false }
    return (0...(words.count - form.words.count)).contains { start in
      form.words.indices.allSatisfy { Self.contains(words[start + $0], form.words[$0]) }
    }
  }

  private static func contains(_ word: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= word.count else { return false }
    return (0...(word.count - part.count)).contains { start in
      part.indices.allSatisfy { word[start + $0] == part[$0] }
    }
  }
}

extension TranslatedSection {
  /// The Markdown of the section in the article's file.
  fileprivate var text: Substring {
    let lines = article.sections.map(\.location.line).sorted()
    let end = lines.first { $0 > own.location.line }
    var rest = article.body[...]
    var text = rest
    var number = article.bodyLine
    while number < end ?? .max, let newline = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) {
      if number == own.location.line { text = rest }
      rest = rest[rest.utf8.index(after: newline)...]
      number += 1
    }
    return end == nil ? text : text[..<rest.startIndex]
  }
}
