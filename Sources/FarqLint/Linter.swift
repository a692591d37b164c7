package import FarqModel

/// What the rules look at.
package struct LintInput: Sendable {
  package let catalog: Catalog
  package let sites: [LocalizedSite]
  package let content: SourceTree
  /// Phrases that pages need: the slots that each may have, and whether it counts something.
  package let phrases: [RequiredPhrase]
  /// What several rules compare with its source.
  let translatedSections: [TranslatedSection]

  package init(catalog: Catalog, sites: [LocalizedSite], content: SourceTree, phrases: [RequiredPhrase]) {
    self.catalog = catalog
    self.sites = sites
    self.content = content
    self.phrases = phrases
    translatedSections = Self.translatedSections(catalog, sites)
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

/// Runs all rules.
package enum Linter {
  package static let rules: [any LintRule] = [
    MissingTexts(), MissingSections(), MissingTraitTexts(), Phrases(), SentenceSlots(), InternalLinks(),
    TranslatedCode(), TranslatedBlocks(), TranslatedLinks(), TranslatedSlots(), PreferredTerms(), ShortTexts(),
  ]

  package static func check(_ input: LintInput) -> [Diagnostic] {
    Parallel.map(rules) { $0.check(input) }.flatMap { $0 }
  }
}

extension LintInput {
  /// All articles of all locales, with the locale of each.
  var articles: [(locale: Locale, article: Article)] {
    catalog.locales.flatMap { locale -> [(Locale, Article)] in
      guard let texts = catalog.texts[locale.id] else { return [] }
      var articles = [texts.home].compactMap { $0 }
      for (_, family) in texts.families.sorted(by: { $0.key < $1.key }) {
        articles += [family.family?.article].compactMap { $0 }
        articles += family.codes.sorted { $0.key < $1.key }.map(\.value)
        articles += family.pairs.sorted { $0.key.slug < $1.key.slug }.map(\.value)
      }
      return articles.map { (locale, $0) }
    }
  }

  func isSource(_ locale: Locale) -> Bool { locale.id == catalog.site.source }

  /// A lack in the source locale is an error; in a translation it falls back, and is a warning.
  func lack(
    in locale: Locale, _ rule: String, at location: SourceLocation, _ message: String, advice: String
  ) -> Diagnostic {
    Diagnostic(isSource(locale) ? .error : .warning, rule, at: location, message, advice: advice)
  }

  func location(_ path: String) -> SourceLocation { content.location(path) }
}
