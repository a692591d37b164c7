import FarqContent
package import FarqModel

/// The two locales that are made from the source locale on the fly, to find text that can't be translated and pages that
/// can't be turned: CLDR's and Android's pseudo-locales, by the tags that these give them.
package enum PseudoLocale: String, CaseIterable, Sendable {
  /// Letters with accents, brackets around each text, and a third more length.
  case accented = "en-XA"
  /// Right to left: each word is between U+202E and U+202C, and marked as right to left on both sides.
  case mirrored = "ar-XB"

  /// The locale's whole site.
  /// - Parameter content: the files that the catalog was read from, free of errors.
  package func site(_ content: SourceTree, _ catalog: Catalog) -> LocalizedSite? {
    ContentReader.pseudoSite(content, catalog, id: rawValue, direction: direction, wording: wording)
  }

  private var direction: Direction { self == .accented ? .ltr : .rtl }

  package var wording: Wording {
    switch self {
    case .accented: Wording(words: Self.accented, frame: { ("[", "\(Self.padding($0))]") })
    case .mirrored: Wording(words: Self.mirrored)
    }
  }

  /// Every basic Latin letter with an accent, or as its neighbour in look.
  private static func accented(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(accents[scalar] ?? scalar) }
    return String(result)
  }

  /// Words of a third of the length, so that a text too long for its place shows.
  private static func padding(_ letters: Int) -> String {
    var padding = ""
    var number = 0
    while padding.count * 3 < letters {
      padding += " " + words[number % words.count]
      number += 1
    }
    return padding
  }

  private static func mirrored(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isInside = false
    for scalar in text.unicodeScalars {
      let isLetter = Wording.isLetter(scalar)
      if isLetter != isInside {
        result.append(contentsOf: (isLetter ? "\u{200F}\u{202E}" : "\u{202C}\u{200F}").unicodeScalars)
        isInside = isLetter
      }
      result.append(scalar)
    }
    if isInside { result.append(contentsOf: "\u{202C}\u{200F}".unicodeScalars) }
    return String(result)
  }

  /// The letters that Android's aapt2 and ICU's pseudo-locales use.
  private static let accents = Dictionary(
    uniqueKeysWithValues: zip(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars,
      "åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ".unicodeScalars))

  private static let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map(
    accented)
}
