import FarqModel

/// A sentence of a trait has the slots that will be filled, and names each code that it is about.
struct SentenceSlots: LintRule {
  func check(_ input: LintInput) -> [Diagnostic] {
    input.catalog.locales.flatMap { locale in
      (input.catalog.texts[locale.id]?.families ?? [:]).sorted { $0.key < $1.key }.flatMap { _, texts in
        (texts.family?.labels.traits ?? [:]).sorted { $0.key < $1.key }.flatMap { check($0.value, locale) }
      }
    }
  }

  private func check(_ trait: TraitText, _ locale: Locale) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for text in trait.values.values.map({ $0 }) + [trait.none].compactMap({ $0 }) {
      found += check(text.sentence, allowed: ["code"], named: ["code"])
      found += check(text.shared, allowed: ["first", "second"], named: ["first", "second"])
      found += check(text.advice, allowed: ["code"], named: [])
    }
    found += check(trait.sentence, allowed: ["code", "values", "count"], named: ["code"])
    found += check(trait.shared, allowed: ["first", "second", "values", "count"], named: ["first", "second"])
    for (names, phrase) in trait.pairs {
      let values = names.split(separator: "/").map(String.init)
      found += check(phrase, allowed: values, named: values)
    }
    for phrase in [trait.sentence, trait.shared].compactMap({ $0 }) where phrase.isPlural {
      let missing = locale.rules.pluralCategories.filter { phrase.forms[$0] == nil }
      guard !missing.isEmpty else { continue }
      found.append(
        .error(
          "plural-category", at: phrase.location, "the plural forms \(missing.joined(separator: ", ")) are missing",
          advice: "This language has \(locale.rules.pluralCategories.joined(separator: ", ")); give each its text."))
    }
    return found
  }

  private func check(_ phrase: Phrase?, allowed: [String], named: [String]) -> [Diagnostic] {
    guard let phrase else { return [] }
    return phrase.forms.sorted { $0.key < $1.key }.flatMap { _, text -> [Diagnostic] in
      let unknown = Set(text.slots).subtracting(allowed).sorted().map { slot in
        Diagnostic.error(
          "unknown-slot", at: phrase.location, "the sentence has no slot {\(slot)}",
          advice: Suggestion.advice(for: slot, among: allowed))
      }
      let missing = named.filter { !text.slots.contains($0) }.map { slot in
        Diagnostic.error(
          "missing-slot", at: phrase.location, "the sentence does not name {\(slot)}",
          advice: "Every difference names the codes that it is about.")
      }
      return unknown + missing
    }
  }
}
