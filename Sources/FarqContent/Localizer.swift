package import FarqModel

/// Fills what a locale lacks from the source locale, section by section and text by text.
///
/// A class, because each of its closures would hold a copy of all that it knows.
package final class Localizer: Sendable {
  let catalog: Catalog
  let locale: Locale
  let source: Locale
  private let isSource: Bool

  init(catalog: Catalog, locale: Locale, source: Locale) {
    self.catalog = catalog
    self.locale = locale
    self.source = source
    isSource = locale.id == source.id
  }

  /// The site of each locale, in the order of the catalog.
  package static func localize(_ catalog: Catalog) -> [LocalizedSite] {
    guard let source = catalog.locale(catalog.site.source) else { return [] }
    return Parallel.map(catalog.locales) { Localizer(catalog: catalog, locale: $0, source: source).site() }
  }

  /// The site of each locale as far as the pages of one family show it: of the others there are the facts alone.
  package static func localize(_ catalog: Catalog, only slug: String) -> [LocalizedSite] {
    guard let source = catalog.locale(catalog.site.source) else { return [] }
    let none = LocalizedArticle(texts: [:], ownTexts: [], sections: [], isTranslated: false)
    return catalog.locales.map { locale in
      let localizer = Localizer(catalog: catalog, locale: locale, source: source)
      return LocalizedSite(
        locale: locale, source: source, phrases: localizer.phrases(), home: none,
        families: catalog.families.map { family in
          family.slug == slug
            ? localizer.family(family)
            : LocalizedFamily(family: family, article: none, classes: [:], traits: [:], codes: [], pairs: [:])
        })
    }
  }

  /// The site of the one locale of a catalog, which lacks nothing.
  static func site(of locale: Locale, _ catalog: Catalog) -> LocalizedSite {
    Localizer(catalog: catalog, locale: locale, source: locale).site()
  }

  private func site() -> LocalizedSite {
    let own = catalog.texts[locale.id]
    let original = catalog.texts[source.id]
    let home = article("index", own?.home, original?.home, own?.lock ?? TranslationLock(), order: nil)
    var site = LocalizedSite(
      locale: locale, source: source, phrases: phrases(), home: home,
      families: Parallel.map(catalog.families, family))
    if !isSource { site.units = UnitSurvey(catalog: catalog, site: site).units }
    return site
  }

  private func phrases() -> [String: Phrase] {
    merge(locale.phrases, source.phrases, marked)
  }

  private func family(_ family: Family) -> LocalizedFamily {
    let own = catalog.texts[locale.id]?.families[family.slug] ?? FamilyTexts()
    let original = catalog.texts[source.id]?.families[family.slug] ?? FamilyTexts()
    let order = catalog.site.sections.map(\.id)
    let parts = PairPart.allCases.map(\.rawValue)
    let pairs = Set(own.pairs.keys).union(original.pairs.keys)
    return LocalizedFamily(
      family: family, article: article("family", own.family?.article, original.family?.article, own.lock, order: nil),
      classes: merge(own.family?.classes, original.family?.classes, mark),
      traits: traits(own.family?.traits ?? [:], original.family?.traits ?? [:]),
      codes: Parallel.map(family.codes) {
        article($0.slug, own.codes[$0.slug], original.codes[$0.slug], own.lock, order: order)
      },
      pairs: Dictionary(
        uniqueKeysWithValues: pairs.map {
          ($0, article($0.slug, own.pairs[$0], original.pairs[$0], own.lock, order: parts))
        }))
  }

  /// Puts one article of a family, of a code or of a pair, in the place of what it was.
  func revise(_ family: inout LocalizedFamily, _ name: String) {
    let own = catalog.texts[locale.id]?.families[family.family.slug] ?? FamilyTexts()
    let original = catalog.texts[source.id]?.families[family.family.slug] ?? FamilyTexts()
    if let index = family.family.index(ofSlug: name) {
      let order = catalog.site.sections.map(\.id)
      family.codes[index] = article(name, own.codes[name], original.codes[name], own.lock, order: order)
    } else if let pair = PairKey(slug: name) {
      let order = PairPart.allCases.map(\.rawValue)
      family.pairs[pair] = article(name, own.pairs[pair], original.pairs[pair], own.lock, order: order)
    }
  }

  // MARK: Articles

  /// `order` lists the ids of sections that are matched one by one; without it the text stands or falls as a whole.
  private func article(
    _ name: String, _ own: Article?, _ original: Article?, _ lock: TranslationLock, order: [String]?
  ) -> LocalizedArticle {
    var texts: [String: InlineText] = [:]
    for (key, text) in own?.texts ?? [:] where isSource || !isStillSource(text.value, original?.text(key)) {
      texts[key] = text.value
    }
    let ownTexts = Set(texts.keys)
    for (key, text) in original?.texts ?? [:] where texts[key] == nil { texts[key] = mark(text.value) }
    for (key, text) in own?.texts ?? [:] where texts[key] == nil { texts[key] = mark(text.value) }
    let sections = (order ?? (own ?? original)?.sections.map(\.id) ?? []).compactMap {
      section(own, original, $0, of: name, lock)
    }
    let isTranslated = isSource || !ownTexts.isEmpty || sections.contains(where: \.state.isTranslated)
    return LocalizedArticle(texts: texts, ownTexts: ownTexts, sections: sections, isTranslated: isTranslated)
  }

  private func section(
    _ own: Article?, _ original: Article?, _ id: String, of name: String, _ lock: TranslationLock
  ) -> LocalizedSection? {
    guard let own, let section = own.section(id) else {
      return original.flatMap { original in
        original.section(id).map {
          LocalizedSection(
            section: $0, article: original, origin: source.id, language: source.id,
            state: isSource ? .current : .missing)
        }
      }
    }
    if !isSource, isStillSource(section, original?.section(id)) {
      return LocalizedSection(
        section: section, article: own, origin: locale.id, language: source.id, state: .untranslated)
    }
    let freshness = original?.section(id)?.normalForm.map { Freshness.ofSection("\(name)#\(id)", source: $0, lock) }
    return LocalizedSection(
      section: section, article: own, origin: locale.id, language: locale.id, state: freshness?.state ?? .current,
      isRecorded: freshness?.isRecorded ?? false)
  }

  /// Whether a section is still in the source language: the same words, or hardly a letter of the locale's own script.
  private func isStillSource(_ own: ArticleSection, _ original: ArticleSection?) -> Bool {
    let isSame = own.wording != nil && own.wording == original?.wording
    return own.measure.words >= 3 && (isSame || isInSourceScript(own.measure))
  }

  private func isStillSource(_ own: InlineText, _ original: InlineText?) -> Bool {
    let measure = ICURules.measure([own.prose], sourceScript: source.rules.script)
    return measure.words >= 2 && (own.bare == original?.bare || isInSourceScript(measure))
  }

  private func isInSourceScript(_ measure: ProseMeasure) -> Bool {
    source.rules.script != locale.rules.script && measure.isMostlyOfSource
  }

  // MARK: Labels and sentences

  private func traits(_ own: [String: TraitText], _ original: [String: TraitText]) -> [String: TraitText] {
    var merged = own
    for (id, text) in original {
      guard var trait = own[id] else {
        merged[id] = mark(text)
        continue
      }
      let fallback = mark(text)
      if trait.label.html.isEmpty { trait.label = fallback.label }
      trait.sentence = trait.sentence ?? fallback.sentence
      trait.shared = trait.shared ?? fallback.shared
      trait.none = trait.none ?? fallback.none
      trait.values.merge(fallback.values) { own, fallback in
        TraitValueText(
          label: own.label.html.isEmpty ? fallback.label : own.label, sentence: own.sentence ?? fallback.sentence,
          shared: own.shared ?? fallback.shared, advice: own.advice ?? fallback.advice)
      }
      merged[id] = trait
    }
    return merged
  }

  private func merge<T>(_ own: [String: T]?, _ original: [String: T]?, _ mark: (T) -> T) -> [String: T] {
    (own ?? [:]).merging((original ?? [:]).mapValues(mark)) { own, _ in own }
  }

  private func mark(_ text: InlineText) -> InlineText { isSource ? text : text.marked(as: source) }

  private func marked(_ phrase: Phrase) -> Phrase {
    var phrase = phrase
    phrase.forms = phrase.forms.mapValues(mark)
    return phrase
  }

  private func mark(_ text: TraitValueText) -> TraitValueText {
    TraitValueText(
      label: mark(text.label), sentence: text.sentence.map(marked), shared: text.shared.map(marked),
      advice: text.advice.map(marked))
  }

  private func mark(_ text: TraitText) -> TraitText {
    TraitText(
      label: mark(text.label), values: text.values.mapValues(mark), sentence: text.sentence.map(marked),
      shared: text.shared.map(marked), none: text.none.map(mark), pairs: text.pairs.mapValues(marked),
      location: text.location)
  }
}
