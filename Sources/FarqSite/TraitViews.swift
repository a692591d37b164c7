import FarqModel

/// The traits of a family's codes as a locale shows them.
struct TraitViews: Sendable {
  let family: LocalizedFamily
  let context: LocaleContext
  /// By the trait and the values of a code: many codes have the same.
  private let tracks = MadeOnce<[String], String>()

  init(family: LocalizedFamily, context: LocaleContext) {
    self.family = family
    self.context = context
  }

  /// The label of a trait; its id where the locale has none (which is reported).
  func label(_ trait: Trait) -> InlineText {
    guard let label = family.traits[trait.id]?.label, !label.html.isEmpty else { return .code(trait.id) }
    return label
  }

  func label(of value: String, _ trait: Trait) -> InlineText {
    if trait.verbatim {
      let dir = context.locale.direction == .rtl ? " dir=\"ltr\"" : ""
      let plain = context.locale.direction == .rtl ? Isolates.wrap(value, in: .ltr) : value
      return InlineText(html: "<code\(dir)>\(Escape.html(value))</code>", plain: plain)
    }
    guard let label = family.traits[trait.id]?.values[value]?.label, !label.html.isEmpty else { return .code(value) }
    return label
  }

  func list(of values: [String], _ trait: Trait) -> InlineText {
    context.phrases.list(values.map { label(of: $0, trait) })
  }

  /// What `trait-value.mustache` shows of one code's trait.
  func value(_ trait: Trait, of code: Code) -> String {
    let values = code.values(of: trait.id)
    var view: View = [
      "id": trait.id, "set": trait.isSet, "empty": values.isEmpty, "tone": tone(trait, values),
      "label": values.isEmpty ? emptyLabel(trait).html : list(of: values, trait).html,
      "items": values.map { ["label": label(of: $0, trait).html] as View },
    ]
    if let track = track(trait, of: code) { view["track"] = track }
    return context.render("trait-value", view)
  }

  /// The small diagram of a trait whose values are steps of a dialogue; nil for other traits and for codes without a step.
  func track(_ trait: Trait, of code: Code) -> String? {
    let values = code.values(of: trait.id)
    guard trait.track.contains(where: values.contains) else { return nil }
    return tracks.value([trait.id] + values) { track(trait, values) }
  }

  private func track(_ trait: Trait, _ values: [String]) -> String {
    let aside = values.filter { !trait.track.contains($0) }
    let view: View = [
      "id": trait.id, "label": label(trait).html,
      "steps": trait.track.map { ["label": label(of: $0, trait).html, "on": values.contains($0)] as View },
      "has_asides": !aside.isEmpty, "aside_list": list(of: aside, trait).html,
    ]
    return context.render("track", view)
  }

  /// The traits that one sees before reading: on cards and at the top of a code's page.
  func highlights(of code: Code) -> [View] {
    family.family.traits.filter { $0.highlight && !code.values(of: $0.id).isEmpty }.map { trait in
      let values = code.values(of: trait.id)
      return [
        "id": trait.id, "trait": label(trait).html, "label": list(of: values, trait).html, "tone": tone(trait, values),
      ]
    }
  }

  func tracks(of code: Code) -> [String] { family.family.traits.compactMap { track($0, of: code) } }

  /// The tone of a code as a whole: that of its first highlighted trait.
  func tone(of code: Code) -> String {
    guard let trait = family.family.traits.first(where: \.highlight) else { return "neutral" }
    return tone(trait, code.values(of: trait.id))
  }

  private func tone(_ trait: Trait, _ values: [String]) -> String {
    guard values.count == 1, let value = trait.value(values[0]) else { return TraitValue.Tone.neutral.rawValue }
    return value.tone.rawValue
  }

  private func emptyLabel(_ trait: Trait) -> InlineText { family.traits[trait.id]?.none?.label ?? .code("–") }
}
