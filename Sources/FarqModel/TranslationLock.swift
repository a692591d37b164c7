/// What was known of each unit when someone last said that its translation follows its source: one `translation.lock`.
package struct TranslationLock: Sendable {
  /// The record of one unit.
  package struct Entry: Equatable, Sendable {
    /// `TranslationUnit.key`.
    package var key: String
    /// Digest of the source unit's normal form.
    package var source: UInt64
    /// Digest of the normal form of the translation.
    package var translation: UInt64
    /// Why the translation could stay as it was though the source had moved.
    package var reason: String?
    /// Digest of all other fields.
    package var seal: UInt64
    /// The source unit's normal form.
    package var text: String
    package var location: SourceLocation

    package init(
      key: String, source: UInt64, translation: UInt64, reason: String?, seal: UInt64, text: String,
      location: SourceLocation
    ) {
      self.key = key
      self.source = source
      self.translation = translation
      self.reason = reason
      self.seal = seal
      self.text = text
      self.location = location
    }

    /// A new record, sealed.
    package init(key: String, text: String, translation: UInt64, reason: String?, at location: SourceLocation) {
      self.init(
        key: key, source: Digest.value(of: text), translation: translation, reason: reason, seal: 0, text: text,
        location: location)
      seal = properSeal
    }

    /// Whether the entry is as Farq wrote it: hand edits and bad merges break the seal.
    package var isIntact: Bool { seal == properSeal && source == Digest.value(of: text) }

    private var properSeal: UInt64 {
      var digest = Digest()
      digest.add(key)
      digest.add(source)
      digest.add(translation)
      digest.add(reason ?? "")
      digest.add(text)
      return digest.value
    }
  }

  /// Lines that have not the form of an entry; they are kept in the file until their unit is recorded anew.
  package struct Unreadable: Equatable, Sendable {
    /// The unit that they are about, where that can be read.
    package var key: String?
    package var lines: [String]

    package init(key: String?, lines: [String]) {
      self.key = key
      self.lines = lines
    }
  }

  /// By key.
  package var entries: [String: Entry]
  /// In the order of the file.
  package var unreadable: [Unreadable]

  package init(entries: [String: Entry] = [:], unreadable: [Unreadable] = []) {
    self.entries = entries
    self.unreadable = unreadable
  }

  /// Whether something stands in the file for a unit that can't be read.
  package func isUnreadable(_ key: String) -> Bool {
    !unreadable.isEmpty && unreadable.contains { $0.key == key }
  }

  /// Puts an entry in the place of whatever stood there for its unit.
  package mutating func record(_ entry: Entry) {
    entries[entry.key] = entry
    unreadable.removeAll { $0.key == entry.key }
  }

  /// Takes out what stands there for a unit.
  package mutating func drop(_ key: String) {
    entries[key] = nil
    unreadable.removeAll { $0.key == key }
  }

  package static let fileName = "translation.lock"

  /// The path of a lock file below the content folder; the home page's is the locale's own.
  package static func contentPath(in locale: String, family: String?) -> String {
    "\(locale)/\(family.map { $0 + "/" } ?? "")\(fileName)"
  }
}
