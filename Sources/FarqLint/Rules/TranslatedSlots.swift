import FarqModel

/// A translated phrase has the slots of its source: without them the page would not say what it is about.
struct TranslatedSlots: LintRule {
  func check(_ input: LintInput) -> [Diagnostic] {
    guard let source = input.catalog.locale(input.catalog.site.source) else { return [] }
    return input.catalog.locales.filter { !input.isSource($0) }.flatMap { locale -> [Diagnostic] in
      let numbers = Self.numbers(locale)
      let phrases = locale.phrases.sorted { $0.key < $1.key }.flatMap { key, phrase in
        source.phrases[key].map { check(phrase, named: "the phrase «\(key)»", against: $0, numbers) } ?? []
      }
      return phrases + advice(locale, numbers, input)
    }
  }

  /// Advice need not name its code, unless the source's does. What other sentences must name, `SentenceSlots` asks for.
  private func advice(_ locale: Locale, _ numbers: [String: [Int]], _ input: LintInput) -> [Diagnostic] {
    let source = input.catalog.texts[input.catalog.site.source]?.families ?? [:]
    let own = (input.catalog.texts[locale.id]?.families ?? [:]).sorted { $0.key < $1.key }
    return own.flatMap { slug, texts in
      (texts.family?.labels.traits ?? [:]).sorted { $0.key < $1.key }.flatMap { id, trait in
        let original = source[slug]?.family?.labels.traits[id]
        let pairs =
          trait.values.sorted { $0.key < $1.key }.map { ($0.value.advice, original?.values[$0.key]?.advice) }
          + [(trait.sentence, original?.sentence), (trait.shared, original?.shared)]
        return pairs.flatMap { own, source -> [Diagnostic] in
          guard let own, let source else { return [] }
          return check(own, named: "the sentence", against: source, numbers)
        }
      }
    }
  }

  private func check(
    _ own: Phrase, named name: String, against source: Phrase, _ numbers: [String: [Int]]
  ) -> [Diagnostic] {
    let wanted = slots(source.forms["other"])
    guard !wanted.isEmpty else { return [] }
    return own.forms.sorted { $0.key < $1.key }.flatMap { category, text -> [Diagnostic] in
      // A form for one number alone may say the number in words, and nothing has no list.
      let numbers = own.isPlural ? numbers[category] ?? [] : []
      guard numbers != [0] else { return [] }
      let lost = wanted.subtracting(text.slots).filter { numbers.count != 1 || $0 != "count" }.sorted()
      return lost.map { slot in
        .error(
          "missing-slot", at: own.location, "\(name) does not have the source's slot {\(slot)}",
          advice: Suggestion.nearest(to: slot, among: text.slots).map { "Did you mean {\(slot)} instead of {\($0)}?" }
            ?? "Put {\(slot)} where the sentence names it; the source's is «\(source.forms["other"]?.filled([:]).bare ?? "")»."
        )
      }
    }
  }

  private func slots(_ text: InlineText?) -> Set<String> { Set(text?.slots ?? []) }

  /// By plural category, its numbers, as far as CLDR's rules tell whole numbers apart without repeating themselves.
  private static func numbers(_ locale: Locale) -> [String: [Int]] {
    Dictionary(grouping: 0...200) { locale.rules.pluralCategory($0) }
  }
}
