import FarqModel

/// The frame of a comparison page: the whole page, rendered once, with a gap wherever two codes make a difference.
enum PairFrame {
  /// A code's gloss in the three forms that a page needs.
  struct Name: Sendable {
    let html: Slice
    let plain: Slice
    let json: Slice

    init(_ name: InlineText, into store: inout SliceStore.Builder) {
      html = store.slice(name.html)
      plain = store.slice(Escape.html(name.plain))
      json = store.slice(Escape.json(name.bare))
    }
  }

  /// The frame for pairs that are in their own language in the locales of `translated`.
  static func html(_ codes: CodeViews, translated: UInt64, _ context: LocaleContext) -> String {
    let family = codes.family.family
    let values: [String: InlineText] = [
      "family": .code(family.name), "first": text(.first, .first), "second": text(.second, .second),
      "first_name": text(.firstName, .firstNamePlain), "second_name": text(.secondName, .secondNamePlain),
    ]
    let title = context.phrases.text(.pairTitle, values)
    let slug = PairKey(Gap.firstSlug.marker, Gap.secondSlug.marker).slug
    let path = SitePath.pair(context.id, family.slug, slug)
    var page = PageView(
      context: context, path: path, inLocale: { .pair($0, family.slug, slug) },
      translated: context.locales(in: translated), title: title,
      description: context.phrases.text(.pairDescription, values),
      crumbs: context.crumbs(to: family) + [.init(label: context.phrases.text(.pairLabel, values), path: path)],
      kind: .article, family: family.slug)
    page.json = json
    return context.render(
      "pair",
      page.view([
        "family": context.familyLink(family, from: path), "family_slug": family.slug, "heading": title.html,
        "answer": Gap.answer.marker, "card_a": Gap.firstCard.marker, "card_b": Gap.secondCard.marker,
        "first": Gap.first.marker, "second": Gap.second.marker,
        "traits": Gap.traits.marker, "sections": Gap.sections.marker, "differences": Gap.differences.marker,
        "shared": Gap.shared.marker, "decision": Gap.decision.marker, "example": Gap.example.marker,
        "more": Gap.more.marker,
      ]))
  }

  private static func text(_ html: Gap, _ plain: Gap) -> InlineText {
    InlineText(html: html.marker, plain: plain.marker)
  }

  /// Names have their own escapes in JSON, so their gaps there are others than in attributes.
  private static func json(_ text: InlineText) -> String {
    Escape.json(text.bare).replacing(Gap.firstNamePlain.marker, with: Gap.firstNameJSON.marker)
      .replacing(Gap.secondNamePlain.marker, with: Gap.secondNameJSON.marker)
  }
}
