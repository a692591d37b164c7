import FarqModel

/// Where a source section has a word that the glossary checks, its translation has the glossary's word for it.
struct PreferredTerms: SectionRule {
  /// By locale, by the source's phrase.
  private let terms: [String: [String: Checked]]

  init(_ glossaries: [String: Glossary]) { terms = glossaries.mapValues(Self.byPhrase) }

  func check(_ section: TranslatedSection, _ input: LintInput) -> [Diagnostic] {
    guard let known = terms[section.locale.id], !known.isEmpty, !section.source.facts.terms.isEmpty else { return [] }
    let text = BareWords(section.text)
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

  private struct Checked: Sendable {
    var source: String
    var preferred: String
    var forms: [BareWords.Phrase]
  }

  private static func byPhrase(_ glossary: Glossary) -> [String: Checked] {
    var terms: [String: Checked] = [:]
    for term in glossary.terms where !term.check.isEmpty {
      let checked = Checked(
        source: term.source, preferred: term.preferred, forms: term.forms.map { BareWords.Phrase($0) })
      for phrase in term.check { terms[phrase] = checked }
    }
    return terms
  }
}

extension TranslatedSection {
  /// The Markdown of the section in the article's file.
  fileprivate var text: Substring {
    let end = article.sections.map(\.location.line).filter { $0 > own.location.line }.min()
    var body = article.body
    let bytes = body.withUTF8 { bytes -> Range<Int> in
      let start = Self.offset(behind: own.location.line - article.bodyLine, from: 0, in: bytes)
      return start..<(end.map { Self.offset(behind: $0 - own.location.line, from: start, in: bytes) } ?? bytes.count)
    }
    let start = body.utf8.index(body.startIndex, offsetBy: bytes.lowerBound)
    return body[start..<body.utf8.index(start, offsetBy: bytes.count)]
  }

  /// Where the line after so many begins.
  private static func offset(behind lines: Int, from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var left = lines
    var offset = start
    while left > 0, offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\n") { left -= 1 }
      offset += 1
    }
    return offset
  }
}
