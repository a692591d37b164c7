import FarqModel

/// The short texts that stand outside articles (phrases, labels, sentences) follow the rules about wording as well.
struct ShortTexts: LintRule {
  func check(_ input: LintInput) -> [Diagnostic] {
    guard let source = input.catalog.locale(input.catalog.site.source) else { return [] }
    return Parallel.map(input.catalog.locales) { locale -> [Diagnostic] in
      let linter = LineLinter(
        TextLanguage(locale, source: source, glossary: input.catalog.glossaries[locale.id] ?? Glossary()))
      return linter.check(lines(of: locale, input))
    }.flatMap { $0 }
  }

  private func lines(of locale: Locale, _ input: LintInput) -> [Located<ProseLine>] {
    let families = (input.catalog.texts[locale.id]?.families ?? [:]).sorted { $0.key < $1.key }
    return phrases(Array(locale.phrases.sorted { $0.key < $1.key }.map(\.value)))
      + families.flatMap { _, texts in
        (texts.family?.labels.traits ?? [:]).sorted { $0.key < $1.key }.flatMap { self.lines(of: $0.value) }
      }
  }

  private func lines(of trait: TraitText) -> [Located<ProseLine>] {
    let values = trait.values.sorted { $0.key < $1.key }.map(\.value) + [trait.none].compactMap { $0 }
    let labels = [trait.label] + values.map(\.label)
    return labels.map { Located($0.prose, at: trait.location) }
      + phrases(values.flatMap { [$0.sentence, $0.shared, $0.advice] }.compactMap { $0 })
      + phrases([trait.sentence, trait.shared].compactMap { $0 })
      + phrases(trait.pairs.sorted { $0.key < $1.key }.map(\.value))
  }

  private func phrases(_ phrases: [Phrase]) -> [Located<ProseLine>] {
    phrases.flatMap { phrase in
      phrase.forms.sorted { $0.key < $1.key }.map { Located($0.value.prose, at: phrase.location) }
    }
  }
}
