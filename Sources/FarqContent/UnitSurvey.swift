import FarqModel

/// Lists all units of one translation with their states: those of the source, and what is left of units whose source is
/// gone. States of sections are those that pages show.
struct UnitSurvey: Sendable {
  let catalog: Catalog
  let site: LocalizedSite
  private var locale: String { site.locale.id }

  /// In the order of families, codes and sections.
  var units: [UnitStatus] {
    let source = site.source.id
    func texts(_ family: String) -> FamilyTexts { catalog.texts[source]?.families[family] ?? FamilyTexts() }
    var units = units(nil, "index", site.home)
    units += orphans(nil, known: units)
    units += Parallel.map(site.families) { family in
      let slug = family.family.slug
      var own = self.units(slug, "family", family.article)
      let codes = Array(zip(family.family.codes, family.codes))
      own += Parallel.map(codes) { self.units(slug, $0.slug, $1) }.flatMap { $0 }
      for (pair, article) in family.pairs.sorted(by: { $0.key.slug < $1.key.slug }) {
        own += self.units(slug, pair.slug, article)
      }
      return own + orphans(slug, known: own)
    }.flatMap { $0 }
    return units
  }

  private func units(_ family: String?, _ name: String, _ article: LocalizedArticle) -> [UnitStatus] {
    let own = catalog.article(locale, family, name)
    let original = catalog.article(site.source.id, family, name)
    let lock = catalog.texts[locale]?.lock(of: family) ?? TranslationLock()
    func unit(_ part: TranslationUnit.Part) -> TranslationUnit {
      TranslationUnit(family: family, article: name, part: part)
    }
    var units: [UnitStatus] = []
    for key in Set(own?.texts.keys.map { $0 } ?? []).union(original?.texts.keys.map { $0 } ?? []).sorted() {
      let unit = unit(.text(key))
      let lockKey = unit.key
      units.append(
        UnitStatus(
          unit: unit, state: state(of: key, lockKey, article, own?.text(key), original?.text(key), lock),
          isRecorded: lock.entries[lockKey] != nil || lock.isUnreadable(lockKey),
          location: own?.texts[key]?.location ?? place(of: name, family, own, line: 1),
          source: original?.texts[key]?.location))
    }
    for (number, section) in article.sections.enumerated() {
      let id = section.id
      let source = original?.section(id)
      let following = article.sections[number...].lazy.compactMap { own?.section($0.id)?.location.line }.first
      units.append(
        UnitStatus(
          unit: unit(.section(id)), state: source == nil ? .orphan : UnitStatus.State(section.state),
          isRecorded: section.isRecorded || lock.entries[unit(.section(id)).key] != nil,
          location: own?.section(id)?.location ?? place(of: name, family, own, line: following),
          source: source?.location))
    }
    return units
  }

  private func state(
    of text: String, _ lockKey: String, _ article: LocalizedArticle, _ own: InlineText?, _ original: InlineText?,
    _ lock: TranslationLock
  ) -> UnitStatus.State {
    guard let original else { return .orphan }
    guard own != nil else { return .missing }
    guard article.ownTexts.contains(text) else { return .untranslated }
    return UnitStatus.State(Freshness.ofText(lockKey, source: Digest.value(of: original.normalForm), lock).state)
  }

  /// Entries of the lock for units that neither the source nor the translation has.
  private func orphans(_ family: String?, known: [UnitStatus]) -> [UnitStatus] {
    guard let lock = catalog.texts[locale]?.lock(of: family), !lock.entries.isEmpty else { return [] }
    let keys = Set(known.map(\.unit.key))
    return lock.entries.values.filter { !keys.contains($0.key) }.sorted { $0.key < $1.key }.compactMap { entry in
      TranslationUnit(key: entry.key, family: family).map {
        UnitStatus(unit: $0, state: .orphan, isRecorded: true, location: entry.location, source: nil)
      }
    }
  }

  /// The place of a unit that is not there: a line of the translation's file (its last when nil), or the file that is
  /// still to be written.
  private func place(of name: String, _ family: String?, _ own: Article?, line: Int?) -> SourceLocation {
    guard let own else {
      let unit = TranslationUnit(family: family, article: name, part: .section(ArticleSection.introduction))
      let original = catalog.article(site.source.id, family, name)
      let root = original.map { $0.location.path.dropLast($0.contentPath.count) } ?? ""
      return SourceLocation(root + unit.contentPath(in: locale))
    }
    return SourceLocation(
      own.location.path, line: line ?? own.bodyLine + own.body.utf8.count { $0 == UInt8(ascii: "\n") })
  }
}
