import FarqModel

/// Lists the units of one translated article with their states. States of sections are those that pages show.
struct UnitSurvey {
  private let parts: ArticleParts
  private let locale: String
  private var own: Article? { parts.own }
  private var original: Article? { parts.original }
  private var lock: TranslationLock { parts.lock }

  init(_ parts: ArticleParts, locale: String) {
    self.parts = parts
    self.locale = locale
  }

  func units(_ article: LocalizedArticle.Content) -> [UnitStatus] {
    func unit(_ part: TranslationUnit.Part) -> TranslationUnit {
      TranslationUnit(family: parts.family, article: parts.name, part: part)
    }
    let texts = Set(own?.texts.keys.map { $0 } ?? []).union(original?.texts.keys.map { $0 } ?? []).sorted()
    var units: [UnitStatus] = []
    units.reserveCapacity(texts.count + article.sections.count)
    for key in texts {
      let unit = unit(.text(key))
      let lockKey = unit.key
      units.append(
        UnitStatus(
          unit: unit, state: state(of: key, lockKey, article),
          isRecorded: lock.entries[lockKey] != nil || lock.isUnreadable(lockKey),
          location: own?.texts[key]?.location ?? place(line: 1),
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
          location: own?.section(id)?.location ?? place(line: following),
          source: source?.location))
    }
    return units
  }

  private func state(of text: String, _ key: String, _ article: LocalizedArticle.Content) -> UnitStatus.State {
    guard let original = original?.text(text) else { return .orphan }
    guard own?.text(text) != nil else { return .missing }
    guard article.ownTexts.contains(text) else { return .untranslated }
    return UnitStatus.State(Freshness.ofText(key, source: Digest.value(of: original.normalForm), lock).state)
  }

  /// The place of a unit that is not there: a line of the translation's file (its last when nil), or the file that is
  /// still to be written.
  private func place(line: Int?) -> SourceLocation {
    guard let own else {
      let unit = TranslationUnit(
        family: parts.family, article: parts.name, part: .section(ArticleSection.introduction))
      let root = original.map { $0.location.path.dropLast($0.contentPath.count) } ?? ""
      return SourceLocation(root + unit.contentPath(in: locale))
    }
    return SourceLocation(
      own.location.path, line: line ?? own.bodyLine + own.body.utf8.count { $0 == UInt8(ascii: "\n") })
  }
}
