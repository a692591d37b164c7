import FarqModel

/// Strips of pages by the locales that translate what the page is about, as bits by the order of the switcher. There are
/// few sets and many pages, so each set is looked for from the first on.
struct ByTranslations: Sendable {
  private var strips: [(translated: UInt64, strip: Strip)] = []

  /// The strip of the pages that these locales translate; the empty one if there is none.
  subscript(translated: UInt64) -> Strip { strips.first { $0.translated == translated }?.strip ?? .empty }

  /// Adds the strip of a set of locales that has none yet.
  mutating func add(_ translated: UInt64, _ make: () -> Strip) {
    guard !strips.contains(where: { $0.translated == translated }) else { return }
    strips.append((translated, make()))
  }
}
