/// One locale's whole site, with everything that it lacks taken from the source locale and marked so.
package struct LocalizedSite: Sendable {
  package var locale: Locale
  package var source: Locale
  package var phrases: [String: Phrase]
  package var home: LocalizedArticle
  package var families: [LocalizedFamily]
  /// The keys of the units that lock files speak of, with their places: of each family, and of the home page.
  package var recorded: [String?: Lazy<[Located<String>]>] = [:]
  /// Digest of the lock files.
  package var locks: UInt64 = 0

  package init(
    locale: Locale, source: Locale, phrases: [String: Phrase], home: LocalizedArticle, families: [LocalizedFamily]
  ) {
    self.locale = locale
    self.source = source
    self.phrases = phrases
    self.home = home
    self.families = families
  }

  /// All articles, in the order of the content.
  package var articles: [LocalizedArticle] { [home] + families.flatMap(\.articles) }

  /// An article by the family (nil for the home page) and the name of its file without extension.
  package func article(_ slug: String?, _ name: String) -> LocalizedArticle? {
    guard let slug else { return home }
    guard let family = families.first(where: { $0.family.slug == slug }) else { return nil }
    if name == "family" { return family.article }
    if let index = family.family.index(ofSlug: name) { return family.codes[index] }
    return PairKey(slug: name).flatMap { family.pairs[$0] }
  }

  /// How each unit of the translation stands to its source, in the order of the content: those of the source, and what is
  /// left of units whose source is gone. Empty in the source locale.
  ///
  /// They are put together whenever somebody asks.
  package var units: [UnitStatus] { ([nil] + families.map(\.family.slug)).flatMap(units(of:)) }

  /// The same of one family, or of the home page.
  package func units(of family: String?) -> [UnitStatus] {
    let articles = family == nil ? [home] : families.first { $0.family.slug == family }?.articles ?? []
    let units = Parallel.map(articles, \.units).flatMap { $0 }
    guard let recorded = recorded[family]?.value, !recorded.isEmpty else { return units }
    let known = Set(units.map(\.unit.key))
    return units
      + recorded.filter { !known.contains($0.value) }.sorted { $0.value < $1.value }.compactMap { key in
        TranslationUnit(key: key.value, family: family).map {
          UnitStatus(unit: $0, state: .orphan, isRecorded: true, location: key.location, source: nil)
        }
      }
  }
}

/// A family as one locale shows it.
package struct LocalizedFamily: Sendable {
  package var family: Family
  /// Title, summary and introduction.
  package var article: LocalizedArticle
  private let lazyLabels: Lazy<FamilyLabels>
  /// Digest of the files that say the labels.
  package let labelsDigest: UInt64
  /// One article per code, in the order of `family.codes`.
  package var codes: [LocalizedArticle]
  package var pairs: [PairKey: LocalizedArticle]

  package init(
    family: Family, article: LocalizedArticle, labels: Lazy<FamilyLabels>, labelsDigest: UInt64,
    codes: [LocalizedArticle], pairs: [PairKey: LocalizedArticle]
  ) {
    self.family = family
    self.article = article
    lazyLabels = labels
    self.labelsDigest = labelsDigest
    self.codes = codes
    self.pairs = pairs
  }

  package var classes: [String: InlineText] { lazyLabels.value.classes }
  package var traits: [String: TraitText] { lazyLabels.value.traits }

  /// All articles, in the order of the content.
  package var articles: [LocalizedArticle] {
    [article] + codes + pairs.sorted { $0.key.slug < $1.key.slug }.map(\.value)
  }
}

/// A section as one locale shows it.
package final class LocalizedSection: Sendable {
  /// How a section stands to its source.
  package enum State: String, Sendable, CaseIterable {
    case current
    /// The locale has no such section; the source's is shown.
    case missing
    /// The locale has the heading, but the text below is still in the source language.
    case untranslated
    /// Translated from a text that the source has changed since.
    case stale
    /// Recorded as following the source, but the record has been edited by hand or merged badly.
    case suspect

    /// Whether readers get a text of their own language.
    package var isTranslated: Bool { self != .missing && self != .untranslated }
  }

  package let section: ArticleSection
  /// The article whose Markdown holds the text that is shown.
  package let article: Article
  /// The locale whose file the text stands in.
  package let origin: String
  /// The locale whose language the text is in.
  package let language: String
  package let state: State
  /// Whether the lock file says what the translation was made from; without that, `current` is what readers are told.
  package let isRecorded: Bool

  package init(
    section: ArticleSection, article: Article, origin: String, language: String, state: State, isRecorded: Bool = false
  ) {
    self.section = section
    self.article = article
    self.origin = origin
    self.language = language
    self.state = state
    self.isRecorded = isRecorded
  }

  package var id: String { section.id }
}

extension InlineText {
  /// The same text, marked as being in another language than the page around it.
  package func marked(as locale: Locale) -> InlineText {
    guard !html.isEmpty else { return self }
    return InlineText(
      html: "<span lang=\"\(locale.id)\" dir=\"\(locale.direction.rawValue)\">\(html)</span>",
      plain: Isolates.wrap(plain, in: locale.direction), slots: slots)
  }
}
