import FarqModel

/// Puts short texts of the source locale where another has none, marked as being in its language.
struct Fallback: Sendable {
  let source: Locale
  /// False in the source locale, which lacks nothing.
  let isNeeded: Bool

  func mark(_ text: InlineText) -> InlineText { isNeeded ? text.marked(as: source) : text }

  func phrases(of locale: Locale) -> [String: Phrase] { merge(locale.phrases, source.phrases, mark) }

  func labels(_ own: FamilyLabels?, _ original: FamilyLabels?) -> FamilyLabels {
    let own = own ?? FamilyLabels()
    guard isNeeded, let original else { return own }
    var traits = own.traits
    for (id, text) in original.traits { traits[id] = traits[id].map { merge($0, text) } ?? mark(text) }
    return FamilyLabels(classes: merge(own.classes, original.classes, mark), traits: traits)
  }

  private func merge<Text>(
    _ own: [String: Text], _ original: [String: Text], _ mark: (Text) -> Text
  ) -> [String: Text] {
    var merged = own
    for (key, text) in original where merged[key] == nil { merged[key] = mark(text) }
    return merged
  }

  private func merge(_ own: TraitText, _ original: TraitText) -> TraitText {
    var merged = own
    if own.label.html.isEmpty { merged.label = mark(original.label) }
    merged.sentence = own.sentence ?? original.sentence.map(mark)
    merged.shared = own.shared ?? original.shared.map(mark)
    merged.none = own.none ?? original.none.map(mark)
    for (id, value) in original.values { merged.values[id] = own.values[id].map { merge($0, value) } ?? mark(value) }
    return merged
  }

  private func merge(_ own: TraitValueText, _ original: TraitValueText) -> TraitValueText {
    TraitValueText(
      label: own.label.html.isEmpty ? mark(original.label) : own.label,
      sentence: own.sentence ?? original.sentence.map(mark), shared: own.shared ?? original.shared.map(mark),
      advice: own.advice ?? original.advice.map(mark))
  }

  private func mark(_ phrase: Phrase) -> Phrase {
    var phrase = phrase
    phrase.forms = phrase.forms.mapValues(mark)
    return phrase
  }

  private func mark(_ text: TraitValueText) -> TraitValueText {
    TraitValueText(
      label: mark(text.label), sentence: text.sentence.map(mark), shared: text.shared.map(mark),
      advice: text.advice.map(mark))
  }

  private func mark(_ text: TraitText) -> TraitText {
    TraitText(
      label: mark(text.label), values: text.values.mapValues(mark), sentence: text.sentence.map(mark),
      shared: text.shared.map(mark), none: text.none.map(mark), pairs: text.pairs.mapValues(mark),
      location: text.location)
  }
}
