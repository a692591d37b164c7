import FarqModel

/// The phrases of one locale, ready to be filled.
struct PhraseBook: Sendable {
  private let phrases: [String: Phrase]
  let rules: LocaleRules
  /// By the number of items.
  private let lists = MadeOnce<Int, InlineText>()

  init(_ site: LocalizedSite) {
    phrases = site.phrases
    rules = site.locale.rules
  }

  /// The phrases that have one form only, which templates can show.
  var plain: [String: InlineText] { phrases.compactMapValues { $0.isPlural ? nil : $0.forms["other"] } }

  /// The phrase with its slots filled. `count` chooses the plural form and fills `{count}`.
  func text(_ key: PhraseKey, _ values: [String: InlineText] = [:], count: Int? = nil) -> InlineText {
    fill(phrases[key.rawValue] ?? .empty, values, count: count)
  }

  func fill(_ phrase: Phrase, _ values: [String: InlineText], count: Int? = nil) -> InlineText {
    var values = values
    if let count { values["count"] = .code(rules.number(count)) }
    return phrase.form(for: count ?? 0, in: rules).filled(values)
  }

  /// "A, B and C" in the locale's words.
  func list(_ items: [InlineText]) -> InlineText {
    let list = lists.value(items.count) {
      let pattern = rules.list(items.count)
      return InlineText(html: Escape.html(pattern), plain: pattern, slots: items.indices.map(String.init))
    }
    return list.filled(Dictionary(uniqueKeysWithValues: zip(list.slots, items)))
  }
}

extension InlineText {
  /// A code, number or other protocol text as it stands.
  static func code(_ text: String) -> InlineText { InlineText(html: Escape.html(text), plain: text) }
}
