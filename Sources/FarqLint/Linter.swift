package import FarqModel

/// What the rules look at.
package struct LintInput: Sendable {
  package let catalog: Catalog
  package let sites: [LocalizedSite]
  package let content: SourceTree
  /// Phrases that pages need: the slots that each may have, and whether it counts something.
  package let phrases: [RequiredPhrase]

  package init(catalog: Catalog, sites: [LocalizedSite], content: SourceTree, phrases: [RequiredPhrase]) {
    self.catalog = catalog
    self.sites = sites
    self.content = content
    self.phrases = phrases
  }
}

/// A phrase that every locale has to give.
package struct RequiredPhrase: Sendable {
  package var key: String
  package var slots: [String]
  package var isPlural: Bool

  package init(key: String, slots: [String] = [], isPlural: Bool = false) {
    self.key = key
    self.slots = slots
    self.isPlural = isPlural
  }
}

/// One rule about content: a name, and what it finds.
package protocol LintRule: Sendable {
  func check(_ input: LintInput) -> [Diagnostic]
}

/// A rule about one article. What it found without fault is not looked at again as long as the article, its source, the
/// lock and what no article says are the same: so it must look at no other article.
protocol ArticleRule: Sendable {
  func check(_ place: ArticlePlace, _ input: LintInput) -> [Diagnostic]
}

/// A rule about one section of a translation beside its source, which is bound in the same way.
protocol SectionRule: Sendable {
  func check(_ section: TranslatedSection, _ input: LintInput) -> [Diagnostic]
}

/// Runs all rules.
package enum Linter {
  /// Rules about short texts: phrases, labels, sentences. They see no article, so that one digest stands for all
  /// that they see.
  static let textRules: [any LintRule] = [
    Phrases(), SentenceSlots(), MissingTraitTexts(), TranslatedSlots(), ShortTexts(),
  ]
  /// Rules about which articles there are.
  static let catalogRules: [any LintRule] = [MissingArticles()]

  static func articleRules(_ catalog: Catalog) -> [any ArticleRule] {
    [
      MissingTexts(), MissingSections(), InternalLinks(), FrontMatterCode(), Translations(sectionRules(catalog)),
    ]
  }

  private static func sectionRules(_ catalog: Catalog) -> [any SectionRule] {
    [TranslatedCode(), TranslatedBlocks(), TranslatedLinks(), PreferredTerms(catalog.glossaries)]
  }

  /// - Parameters:
  ///   - memory: what earlier runs found without fault.
  ///   - base: a digest of all content and templates but the articles.
  package static func check(_ input: LintInput, memory: any Memory, base: UInt64) -> [Diagnostic] {
    var key = Digest(seed: base)
    for family in input.sites.flatMap(\.families) { key.add(family.labelsDigest) }
    let texts = Parallel.map(Array(textRules.enumerated())) { [key] number, rule in
      memory.unlessFaultless(key.value &+ UInt64(number)) { rule.check(input) }
    }
    return texts.flatMap { $0 } + checkArticles(input, memory: memory)
  }

  /// What the rules find that look at articles.
  package static func checkArticles(_ input: LintInput, memory: any Memory = NoMemory()) -> [Diagnostic] {
    let places = input.places { memory.has(key($0)) }
    let rules = places.isEmpty ? [] : articleRules(input.catalog)
    let found = Parallel.map(places) { place in
      let found = rules.flatMap { $0.check(place, input) }
      if found.isEmpty { memory.keep(key(place.localized), []) }
      return found
    }
    return catalogRules.flatMap { $0.check(input) } + found.flatMap { $0 }
  }
}

extension Linter {
  /// What an article is remembered by that is without fault.
  private static func key(_ article: LocalizedArticle) -> UInt64 {
    var key = Digest(seed: article.key)
    key.add("lint")
    return key.value
  }
}

extension Memory {
  /// What `check` finds, unless it is known to find nothing.
  fileprivate func unlessFaultless(_ key: UInt64, check: () -> [Diagnostic]) -> [Diagnostic] {
    guard !has(key) else { return [] }
    let found = check()
    if found.isEmpty { keep(key, []) }
    return found
  }
}

extension LintInput {
  func isSource(_ locale: Locale) -> Bool { locale.id == catalog.site.source }

  /// A lack in the source locale is an error; in a translation it falls back, and is a warning.
  func lack(
    in locale: Locale, _ rule: String, at location: SourceLocation, _ message: String, advice: String
  ) -> Diagnostic {
    Diagnostic(isSource(locale) ? .error : .warning, rule, at: location, message, advice: advice)
  }

  func location(_ path: String) -> SourceLocation { content.location(path) }
}
