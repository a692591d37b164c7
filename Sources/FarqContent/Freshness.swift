import FarqMarkdown
import FarqModel

/// How the translation of one unit stands to its source, by what is recorded of it.
enum Freshness {
  case unrecorded, current, stale, suspect

  /// A translation that nothing is recorded of is not known to be out of date, and is shown as current.
  var state: LocalizedSection.State {
    switch self {
    case .unrecorded, .current: .current
    case .stale: .stale
    case .suspect: .suspect
    }
  }

  var isRecorded: Bool { self != .unrecorded }

  /// - Parameters:
  ///   - key: the unit's key in the lock file.
  ///   - source: digest of the present source section's normal form.
  static func ofSection(_ key: String, source: UInt64, _ lock: TranslationLock) -> Freshness {
    of(key, source: source, lock) { digest($0) == source }
  }

  /// - Parameter source: digest of the present source text's normal form, made only where one is recorded.
  static func ofText(_ key: String, source: @autoclosure () -> UInt64, _ lock: TranslationLock) -> Freshness {
    of(key, source: source(), lock) { _ in false }
  }

  /// `isSame` is asked when digests differ: another version of cmark may write the same tree in another way, and then the
  /// recorded text, written again, is the present one.
  private static func of(
    _ key: String, source: @autoclosure () -> UInt64, _ lock: TranslationLock, isSame: (_ recorded: String) -> Bool
  ) -> Freshness {
    guard let entry = lock.entries[key] else { return lock.isUnreadable(key) ? .suspect : .unrecorded }
    guard entry.isIntact else { return .suspect }
    return entry.source == source() || isSame(entry.text) ? .current : .stale
  }

  private static func digest(_ text: String) -> UInt64 {
    Digest.value(of: Outline(of: text, splitting: false).parts.first?.normalized ?? "")
  }
}
