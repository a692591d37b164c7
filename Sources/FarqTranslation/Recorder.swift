import FarqContent
package import FarqModel

/// Records in the lock files that translations follow their present source.
package struct Recorder {
  /// What became of one unit.
  package enum Outcome: Equatable, Sendable {
    /// Written into the lock.
    case recorded
    /// The lock says so already.
    case known
    /// Nothing to record: the unit is missing or still in the source language.
    case untranslated
    /// The record of a unit that is gone was taken out.
    case dropped
    case refused(Refusal)
  }

  /// Why a unit is not recorded.
  package enum Refusal: Equatable, Sendable {
    /// The source has moved since the last record, the translation has not.
    case unchanged
    /// Its entry was edited by hand or merged badly, and it was not named by itself.
    case suspect
    /// It has no source to follow.
    case orphan
    /// The lock file has lines that belong to no unit, such as the marks of a merge conflict; to write the file anew would
    /// tear them from their place.
    case unresolved
  }

  private let catalog: Catalog
  private let site: LocalizedSite
  private var texts: UnitTexts
  private var locks: [String?: TranslationLock] = [:]
  private var changed: Set<String?> = []

  package init(_ catalog: Catalog, _ site: LocalizedSite) {
    self.catalog = catalog
    self.site = site
    texts = UnitTexts(catalog)
  }

  /// Records a unit.
  ///
  /// - Parameters:
  ///   - isNamed: whether the user named this very unit; only then a suspect entry is replaced and an orphan dropped.
  ///   - reason: why the translation may stay as it is though the source has moved; kept in the lock.
  package mutating func record(_ status: UnitStatus, isNamed: Bool, reason: String?) -> Outcome {
    let unit = status.unit
    guard status.source != nil else { return drop(status, isNamed: isNamed) }
    guard status.state != .missing, status.state != .untranslated,
      let source = texts.normalForm(of: unit, in: site.source.id),
      let translation = texts.normalForm(of: unit, in: site.locale.id).map({ Digest.value(of: $0) })
    else { return .untranslated }
    if status.state == .suspect, !isNamed { return .refused(.suspect) }
    let lock = lock(of: unit.family)
    if lock.unreadable.contains(where: { $0.key == nil }) { return .refused(.unresolved) }
    let entry = lock.entries[unit.key]
    // A suspect entry may claim anything, but its text tells what it was made from.
    let hasMoved = status.state == .stale || status.state == .suspect && entry?.text != source
    let isUnchanged = hasMoved && entry?.translation == translation
    if isUnchanged, reason == nil { return .refused(.unchanged) }
    if status.state == .current, let entry, entry.text == source, entry.translation == translation { return .known }
    let new = TranslationLock.Entry(
      key: unit.key, text: source, translation: translation, reason: isUnchanged ? reason : nil, at: status.location)
    locks[unit.family]?.record(new)
    changed.insert(unit.family)
    return .recorded
  }

  private mutating func drop(_ status: UnitStatus, isNamed: Bool) -> Outcome {
    guard isNamed, status.isRecorded else { return .refused(.orphan) }
    if lock(of: status.unit.family).unreadable.contains(where: { $0.key == nil }) { return .refused(.unresolved) }
    locks[status.unit.family]?.drop(status.unit.key)
    changed.insert(status.unit.family)
    return .dropped
  }

  private mutating func lock(of family: String?) -> TranslationLock {
    if let lock = locks[family] { return lock }
    let lock = catalog.texts[site.locale.id]?.lock(of: family) ?? TranslationLock()
    locks[family] = lock
    return lock
  }

  /// The lock files that have changed, by their path below the content folder.
  package var files: [String: String] {
    var files: [String: String] = [:]
    for family in changed {
      let keys = site.units(of: family).filter { $0.source != nil }.map(\.unit.key)
      files[TranslationLock.contentPath(in: site.locale.id, family: family)] = LockWriter.text(
        locks[family] ?? TranslationLock(), units: keys)
    }
    return files
  }
}
