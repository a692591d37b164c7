import FarqModel

/// A section that a locale has in its own language, with the section that it is a translation of.
struct TranslatedSection: Sendable {
  var locale: Locale
  var own: ArticleSection
  var source: ArticleSection
  var article: Article
}

/// Compares the sections of a translation that follow the present source: what is stale will be compared when it is mended.
struct Translations: ArticleRule {
  private let rules: [any SectionRule]

  init(_ rules: [any SectionRule]) { self.rules = rules }

  func check(_ place: ArticlePlace, _ input: LintInput) -> [Diagnostic] {
    guard !input.isSource(place.locale), let source = place.source else { return [] }
    return place.localized.sections.flatMap { section -> [Diagnostic] in
      guard section.state == .current, section.origin == place.locale.id, let original = source.section(section.id)
      else { return [] }
      let pair = TranslatedSection(
        locale: place.locale, own: section.section, source: original, article: section.article)
      return rules.flatMap { $0.check(pair, input) }
    }
  }
}

extension LintInput {
  /// Where a text stands within the line of a place: the column that cmark gives is not to be relied on within lists.
  func place(of text: String, at location: SourceLocation) -> SourceLocation {
    guard let line = content.line(at: location), let range = line.firstRange(of: text) else {
      return SourceLocation(location.path, line: location.line)
    }
    return SourceLocation(
      location.path, line: location.line, column: line.distance(from: line.startIndex, to: range.lowerBound) + 1,
      length: text.count)
  }
}

extension SourceLocation {
  /// As an editor opens it: `path:line`.
  var lineReference: String { "\(path):\(line)" }
}

/// What a translation left out of a list of texts that it has to keep, and what it has in their place.
struct KeptTexts {
  /// Texts of the source that the translation lacks, where they stand first in the source.
  var lost: [Located<String>]
  /// Texts of the translation that the source does not have.
  var added: [Located<String>]

  init(source: [Located<String>], own: [Located<String>]) {
    let ownTexts = Set(own.map(\.value))
    let sourceTexts = Set(source.map(\.value))
    var seen: Set<String> = []
    lost = source.filter { !ownTexts.contains($0.value) && seen.insert($0.value).inserted }
    added = lost.isEmpty ? [] : own.filter { !sourceTexts.contains($0.value) && seen.insert($0.value).inserted }
  }

  /// Takes out the added text that looks like a slip of a lost one; where one is lost and one added, that is the slip.
  mutating func takeSlip(of text: String) -> Located<String>? {
    if lost.count == 1, added.count == 1 { return added.removeFirst() }
    guard let near = Suggestion.nearest(to: text, among: added.map(\.value)),
      let index = added.firstIndex(where: { $0.value == near })
    else { return nil }
    return added.remove(at: index)
  }
}
