/// How one unit of a translation stands to its source, and where one works on it.
package struct UnitStatus: Equatable, Sendable {
  /// As readers see it, and one that they don't: what is left of a unit whose source is gone.
  package enum State: String, Sendable, CaseIterable {
    case missing, untranslated, stale, suspect, orphan, current

    package init(_ state: LocalizedSection.State) {
      self =
        switch state {
        case .current: .current
        case .missing: .missing
        case .untranslated: .untranslated
        case .stale: .stale
        case .suspect: .suspect
        }
    }
  }

  package var unit: TranslationUnit
  package var state: State
  /// Whether the lock file has a sound or unsound entry for it.
  package var isRecorded: Bool
  /// Where the translation stands, or where it would.
  package var location: SourceLocation
  /// Where the source stands; nil for an orphan.
  package var source: SourceLocation?

  package init(
    unit: TranslationUnit, state: State, isRecorded: Bool, location: SourceLocation, source: SourceLocation?
  ) {
    self.unit = unit
    self.state = state
    self.isRecorded = isRecorded
    self.location = location
    self.source = source
  }

  /// Whether a translator has something to do here.
  package var isWork: Bool { state != .current || !isRecorded }
}
