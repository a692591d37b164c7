import FarqModel

/// A section that a locale has in its own language, with the section that it is a translation of.
struct TranslatedSection: Sendable {
  var locale: Locale
  var own: ArticleSection
  var source: ArticleSection
  var article: Article
}

/// What is compared of an article and the one that it is a translation of.
struct TranslatedArticle: Sendable {
  /// Those whose translation follows the present source: what is stale will be compared when it is mended.
  let sections: [TranslatedSection]
  private let locale: String
  private let source: Article

  /// nil when nothing is compared.
  init?(_ localized: LocalizedArticle, of source: Article, in locale: Locale) {
    sections = localized.sections.compactMap { section in
      guard section.state == .current, section.origin == locale.id, let original = source.section(section.id) else {
        return nil
      }
      return TranslatedSection(locale: locale, own: section.section, source: original, article: section.article)
    }
    self.locale = locale.id
    self.source = source
    if sections.isEmpty { return nil }
  }

  /// A digest of all that is said in the two.
  /// - Parameter base: a digest of what the rules go by.
  func key(_ base: UInt64) -> UInt64 {
    var key = Digest(seed: base)
    key.add(locale)
    key.add(source.bodyDigest)
    key.add(sections[0].article.bodyDigest)
    for section in sections { key.add(section.own.id) }
    return key.value
  }
}

extension LintInput {
  /// Every article of every translation with its source article.
  static func translatedArticles(_ catalog: Catalog, _ sites: [LocalizedSite]) -> [TranslatedArticle] {
    sites.filter { $0.locale.id != catalog.site.source }.flatMap { site -> [TranslatedArticle] in
      guard let source = catalog.texts[catalog.site.source] else { return [] }
      var pairs: [(LocalizedArticle, Article?)] = [(site.home, source.home)]
      for family in site.families {
        let original = source.families[family.family.slug]
        pairs.append((family.article, original?.family?.article))
        pairs += zip(family.codes, family.family.codes).map { ($0, original?.codes[$1.slug]) }
        pairs += family.pairs.sorted { $0.key.slug < $1.key.slug }.map { ($0.value, original?.pairs[$0.key]) }
      }
      return pairs.compactMap { own, original in
        original.flatMap { TranslatedArticle(own, of: $0, in: site.locale) }
      }
    }
  }

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
