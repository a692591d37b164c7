import FarqModel

/// Every locale gives every phrase that pages use, in all plural categories of its language, with known slots.
struct Phrases: LintRule {
  func check(_ input: LintInput) -> [Diagnostic] {
    let required = input.phrases + statuses(input)
    return input.catalog.locales.flatMap { locale in
      required.flatMap { check($0, locale, input) } + unused(locale, required)
    }
  }

  /// Statuses that codes have are badges, so they need words.
  private func statuses(_ input: LintInput) -> [RequiredPhrase] {
    let used = Set(input.catalog.families.flatMap { $0.codes.map(\.status) }).subtracting([Code.currentStatus])
    return used.sorted().map { RequiredPhrase(key: "status_\($0)") }
  }

  private func check(_ required: RequiredPhrase, _ locale: Locale, _ input: LintInput) -> [Diagnostic] {
    guard let phrase = locale.phrases[required.key] else {
      let source = locale.phrases.isEmpty ? nil : input.catalog.locale(input.catalog.site.source)?.phrases[required.key]
      let text = source?.forms["other"].map { " In «\(input.catalog.site.source)» it is «\($0.bare)»." } ?? ""
      return [
        input.lack(
          in: locale, "missing-phrase", at: locale.location, "the phrase «\(required.key)» is missing",
          advice: "Add «\(required.key): …» under phrases." + text)
      ]
    }
    return categories(phrase, required, locale, input) + slots(phrase, required)
  }

  private func categories(
    _ phrase: Phrase, _ required: RequiredPhrase, _ locale: Locale, _ input: LintInput
  ) -> [Diagnostic] {
    if phrase.isPlural, !required.isPlural {
      return [
        .error(
          "plural-category", at: phrase.location, "«\(required.key)» counts nothing, so it has one form only",
          advice: "Write one text in place of the forms.")
      ]
    }
    guard required.isPlural else { return [] }
    let missing = locale.rules.pluralCategories.filter { phrase.forms[$0] == nil }
    guard !missing.isEmpty else { return [] }
    return [
      input.lack(
        in: locale, "plural-category", at: phrase.location,
        "«\(required.key)» lacks the plural forms \(missing.joined(separator: ", "))",
        advice: "This language has \(locale.rules.pluralCategories.joined(separator: ", ")); give each its text.")
    ]
  }

  private func slots(_ phrase: Phrase, _ required: RequiredPhrase) -> [Diagnostic] {
    let used = Set(phrase.forms.values.flatMap(\.slots))
    return used.subtracting(required.slots).sorted().map { slot in
      .error(
        "unknown-slot", at: phrase.location, "«\(required.key)» has no slot {\(slot)}",
        advice: required.slots.isEmpty
          ? "It takes no slots." : Suggestion.advice(for: slot, among: required.slots))
    }
  }

  /// Badges are exempt: a locale may have words for a status that no code has yet.
  private func unused(_ locale: Locale, _ required: [RequiredPhrase]) -> [Diagnostic] {
    let keys = required.map(\.key)
    return locale.phrases.keys.filter { !keys.contains($0) && !$0.hasPrefix("status_") }.sorted().map { key in
      .warning(
        "unknown-phrase", at: locale.phrases[key]?.location ?? locale.location, "no page uses the phrase «\(key)»",
        advice: Suggestion.nearest(to: key, among: keys).map { "Did you mean «\($0)»?" } ?? "Remove it.")
    }
  }
}
