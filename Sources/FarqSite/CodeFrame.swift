import FarqModel

/// What the page of a code shows: with gaps in place of all of it, the page is a frame for all codes.
struct CodeFrame {
  var code: InlineText
  var name: InlineText
  var description: InlineText
  var slug: String
  /// HTML by the name that the template has for it.
  var parts: View
  /// Per trait, its cell.
  var values: [String]
  var json: (InlineText) -> String = { Escape.json($0.bare) }

  /// The frame that pages are gathered into.
  static func gaps(_ family: Family) -> CodeFrame {
    CodeFrame(
      code: Gap.first(.id).text, name: Gap.name(Gap.first), description: Gap.first(.descriptionPlain).text,
      slug: Gap.first(.slug).marker,
      parts: [
        "lead": Gap.part(.lead).marker, "sources": Gap.first(.sources).marker, "pairs": Gap.part(.pairs).marker,
        "previous": Gap.part(.previous).marker, "next": Gap.part(.next).marker,
      ],
      values: family.traits.indices.map { Gap.first(CodeColumn.cell(ofTrait: $0)).marker }, json: Gap.json)
  }

  /// The page, which is in its own language in the locales of `translated`.
  func html(_ codes: CodeViews, translated: UInt64) -> String {
    let context = codes.context
    let family = codes.family.family
    let title = codes.title(code, name)
    let path = SitePath.code(context.id, family.slug, slug)
    var page = PageView(
      context: context, path: path, inLocale: { .code($0, family.slug, slug) },
      translated: context.locales(in: translated), title: title, description: description,
      crumbs: context.crumbs(to: family) + [.init(label: code, path: path)], kind: .article, family: family.slug)
    page.json = json
    var view = parts
    view["family"] = context.familyLink(family, from: path)
    view["family_slug"] = family.slug
    view["code_slug"] = slug
    view["heading"] = title.html
    view["traits"] = zip(family.traits, values).map { trait, value -> View in
      ["label": codes.traits.label(trait).html, "value": value]
    }
    return context.render("code", page.view(view))
  }
}
