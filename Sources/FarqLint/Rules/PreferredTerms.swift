import FarqModel

/// Where a source section has a word that the glossary checks, its translation has the glossary's word for it.
struct PreferredTerms: SectionRule {
  /// By locale, by the source's phrase.
  private let terms: [String: [String: Checked]]

  init(_ glossaries: [String: Glossary]) { terms = glossaries.mapValues(Self.byPhrase) }

  func check(_ section: TranslatedSection, _ input: LintInput) -> [Diagnostic] {
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

  private struct Checked: Sendable {
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

/// The letters of a text without the marks above and below them, in words parted by single spaces. A form stands in a text
/// when its words stand there in a row, each within a word: prefixes and endings do not matter, whatever the language has.
private struct Bare: Sendable {
  private let bytes: [UInt8]

  private static let space = UInt8(ascii: " ")

  init(_ text: some StringProtocol) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if !Letters.isLetter(scalar) {
        if bytes.last != Self.space, !bytes.isEmpty { bytes.append(Self.space) }
      } else if !Letters.isMark(scalar) {
        bytes.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
      }
    }
    if bytes.last == Self.space { bytes.removeLast() }
    self.bytes = bytes
  }

  func holds(_ form: Bare) -> Bool {
    guard let first = form.bytes.first else { return false }
    return bytes.withUnsafeBufferPointer { text in
      form.bytes.withUnsafeBufferPointer { form in
        for start in text.indices where text[start] == first && Self.stands(form, at: start, in: text) { return true }
        return false
      }
    }
  }

  /// Compares byte by byte; where the form has a space, the text's word may go on, and the next may have a prefix.
  private static func stands(
    _ form: UnsafeBufferPointer<UInt8>, at start: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var index = start
    var words = form.split(separator: space)[...]
    guard let head = words.popFirst(), matches(head, at: index, in: text) else { return false }
    index += head.count
    for word in words {
      while index < text.count, text[index] != space { index += 1 }
      index += 1
      var end = index
      while end < text.count, text[end] != space { end += 1 }
      guard index < end, (index..<end).contains(where: { matches(word, at: $0, in: text) }) else { return false }
    }
    return true
  }

  private static func matches(
    _ word: Swift.Slice<UnsafeBufferPointer<UInt8>>, at start: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard start + word.count <= text.count else { return false }
    var index = start
    for byte in word {
      if text[index] != byte { return false }
      index += 1
    }
    return true
  }
}

extension TranslatedSection {
  /// The Markdown of the section in the article's file.
  fileprivate var text: Substring {
    let end = article.sections.map(\.location.line).filter { $0 > own.location.line }.min()
    let body = article.body
    let first = own.location.line - article.bodyLine
    let last = end.map { $0 - article.bodyLine } ?? .max
    var start = first <= 0 ? 0 : body.utf8.count
    var stop = body.utf8.count
    var number = 0
    for (offset, byte) in body.utf8.enumerated() where byte == UInt8(ascii: "\n") {
      number += 1
      if number == first { start = offset + 1 }
      if number == last {
        stop = offset + 1
        break
      }
    }
    let utf8 = body.utf8
    let from = utf8.index(utf8.startIndex, offsetBy: min(start, stop))
    return body[from..<utf8.index(from, offsetBy: max(0, stop - start))]
  }
}
