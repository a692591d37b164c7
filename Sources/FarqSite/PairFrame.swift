import FarqModel

/// What a comparison page shows of two codes: with gaps in place of all of it, the page is a frame for all pairs.
struct PairFrame {
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

  var first: InlineText
  var second: InlineText
  var firstName: InlineText
  var secondName: InlineText
  var slug: String
  /// HTML by the name that the template has for it.
  var parts: View
  var json: (InlineText) -> String = { Escape.json($0.bare) }

  /// The frame that pages are gathered into.
  static var gaps: PairFrame {
    func text(_ html: Gap, _ plain: Gap) -> InlineText { InlineText(html: html.marker, plain: plain.marker) }
    return PairFrame(
      first: Gap.first.text, second: Gap.second.text, firstName: text(.firstName, .firstNamePlain),
      secondName: text(.secondName, .secondNamePlain),
      slug: PairKey(Gap.firstSlug.marker, Gap.secondSlug.marker).slug,
      parts: [
        "answer": Gap.answer.marker, "card_a": Gap.firstCard.marker, "card_b": Gap.secondCard.marker,
        "traits": Gap.traits.marker, "sections": Gap.sections.marker, "differences": Gap.differences.marker,
        "shared": Gap.shared.marker, "decision": Gap.decision.marker, "example": Gap.example.marker,
        "more": Gap.more.marker,
      ],
      // Names have their own escapes in JSON, so their gaps there are others than in attributes.
      json: { text in
        Escape.json(text.bare).replacing(Gap.firstNamePlain.marker, with: Gap.firstNameJSON.marker)
          .replacing(Gap.secondNamePlain.marker, with: Gap.secondNameJSON.marker)
      })
  }

  /// The page, which is in its own language in the locales of `translated`.
  func html(_ family: Family, translated: UInt64, _ context: LocaleContext) -> String {
    let values: [String: InlineText] = [
      "family": .code(family.name), "first": first, "second": second, "first_name": firstName,
      "second_name": secondName,
    ]
    let title = context.phrases.text(.pairTitle, values)
    let path = SitePath.pair(context.id, family.slug, slug)
    var page = PageView(
      context: context, path: path, inLocale: { .pair($0, family.slug, slug) },
      translated: context.locales(in: translated), title: title,
      description: context.phrases.text(.pairDescription, values),
      crumbs: context.crumbs(to: family) + [.init(label: context.phrases.text(.pairLabel, values), path: path)],
      kind: .article, family: family.slug)
    page.json = json
    var view = parts
    view["family"] = context.familyLink(family, from: path)
    view["family_slug"] = family.slug
    view["heading"] = title.html
    view["first"] = first.html
    view["second"] = second.html
    return context.render("pair", page.view(view))
  }
}
