import FarqModel

/// The frame of a comparison page: the whole page, rendered once, with a gap wherever two codes make a difference.
enum PairFrame {
  enum Slot: Int {
    case first, second, firstSlug, secondSlug
    case firstName, secondName, firstNamePlain, secondNamePlain, firstNameJSON, secondNameJSON
    case answer, firstCard, secondCard, traits, sections, differences, shared, decision, example, more

    var marker: String { SlotMarker.character(rawValue) }
  }

  /// A code's gloss in the three forms that a page needs.
  struct Name: Sendable {
    let html: [UInt8]
    let plain: [UInt8]
    let json: [UInt8]

    init(_ name: InlineText) {
      html = Array(name.html.utf8)
      plain = Array(Escape.html(name.plain).utf8)
      json = Array(Escape.json(name.bare).utf8)
    }
  }

  /// The frame for pairs that are in their own language in the locales of `translated`.
  static func piece(_ codes: CodeViews, translated: UInt64, _ context: LocaleContext) -> Piece {
    let family = codes.family.family
    let values: [String: InlineText] = [
      "family": .code(family.name), "first": text(.first, .first), "second": text(.second, .second),
      "first_name": text(.firstName, .firstNamePlain), "second_name": text(.secondName, .secondNamePlain),
    ]
    let title = context.phrases.text(.pairTitle, values)
    let slug = PairKey(Slot.firstSlug.marker, Slot.secondSlug.marker).slug
    let path = SitePath.pair(context.id, family.slug, slug)
    var page = PageView(
      context: context, path: path, inLocale: { .pair($0, family.slug, slug) },
      translated: context.locales(in: translated), title: title,
      description: context.phrases.text(.pairDescription, values),
      crumbs: context.crumbs(to: family) + [.init(label: context.phrases.text(.pairLabel, values), path: path)],
      kind: .article, family: family.slug)
    page.json = json
    return context.piece(
      "pair",
      page.view([
        "family": context.familyLink(family, from: path), "family_slug": family.slug, "heading": title.html,
        "answer": Slot.answer.marker, "card_a": Slot.firstCard.marker, "card_b": Slot.secondCard.marker,
        "first": Slot.first.marker, "second": Slot.second.marker,
        "traits": Slot.traits.marker, "sections": Slot.sections.marker, "differences": Slot.differences.marker,
        "shared": Slot.shared.marker, "decision": Slot.decision.marker, "example": Slot.example.marker,
        "more": Slot.more.marker,
      ]))
  }

  private static func text(_ html: Slot, _ plain: Slot) -> InlineText {
    InlineText(html: html.marker, plain: plain.marker)
  }

  /// Names have their own escapes in JSON, so their gaps there are others than in attributes.
  private static func json(_ text: InlineText) -> String {
    Escape.json(text.bare).replacing(Slot.firstNamePlain.marker, with: Slot.firstNameJSON.marker)
      .replacing(Slot.secondNamePlain.marker, with: Slot.secondNameJSON.marker)
  }
}
