import FarqModel

/// What a comparison page shows of two codes: with gaps in place of all of it, the page is a frame for all pairs.
struct PairFrame {
  var first: InlineText
  var second: InlineText
  var firstName: InlineText
  var secondName: InlineText
  var slug: String
  /// HTML by the name that the template has for it.
  var parts: View
  var json: (InlineText) -> String = { Escape.json($0.bare) }

  /// The frame that pages are gathered into.
  /// - Parameter parts: `PairParts.frames`.
  static func gaps(_ parts: View) -> PairFrame {
    let gaps: View = [
      "answer": Gap.part(.answer).marker, "card_a": Gap.first(.card).marker, "card_b": Gap.second(.card).marker,
      "traits": Gap.part(.traits).marker, "sections": Gap.part(.sections).marker,
      "example": Gap.part(.example).marker,
    ]
    return PairFrame(
      first: Gap.first(.id).text, second: Gap.second(.id).text, firstName: Gap.name(Gap.first),
      secondName: Gap.name(Gap.second), slug: Gap.pairSlug, parts: gaps.adding(parts), json: Gap.json)
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
