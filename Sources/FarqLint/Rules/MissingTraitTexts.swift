import FarqModel

/// Every class, trait and value that codes have is labelled in every locale, and has its sentences.
struct MissingTraitTexts: LintRule {
  func check(_ input: LintInput) -> [Diagnostic] {
    input.catalog.families.flatMap { family in
      input.catalog.locales.flatMap { locale -> [Diagnostic] in
        guard let text = input.catalog.texts[locale.id]?.families[family.slug]?.family else { return [] }
        let place = SourceLocation(text.article.location.path, line: 1)
        let classes = family.classes.filter { text.labels.classes[$0.id] == nil }.map {
          input.lack(
            in: locale, "missing-label", at: place, "the class «\($0.id)» has no label",
            advice: "Add «\($0.id): …» under classes.")
        }
        return classes + family.traits.flatMap { trait(text.labels.traits[$0.id], $0, family, place, locale, input) }
      }
    }
  }

  private func trait(
    _ text: TraitText?, _ trait: Trait, _ family: Family, _ place: SourceLocation, _ locale: Locale, _ input: LintInput
  ) -> [Diagnostic] {
    func lack(_ what: String, _ advice: String, at location: SourceLocation) -> Diagnostic {
      input.lack(
        in: locale, "missing-label", at: location, "the trait «\(trait.id)» has no \(what)", advice: advice)
    }
    guard let text else { return [lack("texts", "Add «\(trait.id):» under traits.", at: place)] }
    var found: [Diagnostic] = []
    if text.label.html.isEmpty { found.append(lack("label", "Add «label: …».", at: text.location)) }
    if trait.isSet {
      // Registry numbers, shown as they are, say all in the table: a sentence about them is the author's choice.
      if text.sentence == nil, !trait.verbatim {
        found.append(lack("sentence", "Add «sentence: …» with {code} and {values}.", at: text.location))
      }
      if text.shared == nil {
        found.append(lack("shared", "Add «shared: …» with {first}, {second} and {values}.", at: text.location))
      }
    }
    let used = Set(family.codes.flatMap { $0.values(of: trait.id) })
    for value in trait.values.map(\.id) where used.contains(value) && !trait.verbatim {
      let own = text.values[value]
      if own?.label.html.isEmpty != false {
        found.append(lack("label for «\(value)»", "Add it under values.", at: text.location))
      } else if !trait.isSet {
        if own?.sentence == nil {
          found.append(lack("sentence for «\(value)»", "Add one with the slot {code}.", at: text.location))
        }
        if own?.shared == nil {
          found.append(lack("shared sentence for «\(value)»", "Add one with {first} and {second}.", at: text.location))
        }
      }
    }
    return found
  }
}
