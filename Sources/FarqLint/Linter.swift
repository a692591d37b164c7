package import FarqModel

/// What the rules look at.
package struct LintInput: Sendable {
  package let catalog: Catalog
  package let sites: [LocalizedSite]
  package let content: SourceTree
  /// Phrases that pages need: the slots that each may have, and whether it counts something.
  package let phrases: [RequiredPhrase]
  /// What several rules compare with its source.
  let translatedArticles: [TranslatedArticle]

  package init(catalog: Catalog, sites: [LocalizedSite], content: SourceTree, phrases: [RequiredPhrase]) {
    self.catalog = catalog
    self.sites = sites
    self.content = content
    self.phrases = phrases
    translatedArticles = Self.translatedArticles(catalog, sites)
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

/// A rule about one section of a translation beside its source. It sees no more than the two and the glossaries, so what
/// it found without fault need not be looked at again.
protocol SectionRule: Sendable {
  func check(_ section: TranslatedSection, _ input: LintInput) -> [Diagnostic]
}

/// Runs all rules.
package enum Linter {
  /// Rules about short texts: phrases, labels, sentences. They see no article, so one digest stands for all they see.
  static let textRules: [any LintRule] = [
    Phrases(), SentenceSlots(), MissingTraitTexts(), TranslatedSlots(), ShortTexts(),
  ]
  /// Rules about articles.
  static let articleRules: [any LintRule] = [MissingTexts(), MissingSections(), InternalLinks(), FrontMatterCode()]

  static func sectionRules(_ catalog: Catalog) -> [any SectionRule] {
    [TranslatedCode(), TranslatedBlocks(), TranslatedLinks(), PreferredTerms(catalog.glossaries)]
  }

  /// - Parameters:
  ///   - memory: what earlier runs found without fault.
  ///   - base: a digest of all content and templates but the articles.
  package static func check(_ input: LintInput, memory: any Memory, base: UInt64) -> [Diagnostic] {
    let texts = textRules.enumerated().map { number, rule -> Work in
      { memory.unlessFaultless(base &+ UInt64(number)) { rule.check(input) } }
    }
    return run(texts + articleWork(input, memory, base))
  }

  /// What the rules find that look at articles.
  package static func checkArticles(_ input: LintInput) -> [Diagnostic] { run(articleWork(input, NoMemory(), 0)) }

  private typealias Work = @Sendable () -> [Diagnostic]

  private static func run(_ work: [Work]) -> [Diagnostic] { Parallel.map(work) { $0() }.flatMap { $0 } }

  private static func articleWork(_ input: LintInput, _ memory: any Memory, _ base: UInt64) -> [Work] {
    let rules = sectionRules(input.catalog)
    let sections: Work = {
      Parallel.map(input.translatedArticles) { article in
        memory.unlessFaultless(article.key(base)) {
          article.sections.flatMap { section in rules.flatMap { $0.check(section, input) } }
        }
      }.flatMap { $0 }
    }
    return [sections] + articleRules.map { rule -> Work in { rule.check(input) } }
  }
}

extension Memory {
  /// What `check` finds, unless it is known to find nothing.
  fileprivate func unlessFaultless(_ key: UInt64, check: () -> [Diagnostic]) -> [Diagnostic] {
    guard recall(key) == nil else { return [] }
    let found = check()
    if found.isEmpty { keep(key, []) }
    return found
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
