import FarqModel

/// `/<locale>/<family>/<code>.html`: one code.
struct CodePages: Sendable {
  private enum Slot { static let first = 0, second = 1 }

  private let parts: FamilyParts
  /// Per code, the locales in which its article is translated.
  private let translations: [UInt64]
  /// Per code, its line in the other codes' lists of comparisons: as it is, and where the comparison is hand-written.
  private let items: [(plain: Piece, featured: Piece)]
  private var codes: CodeViews { parts.codes }
  private var context: LocaleContext { parts.codes.context }
  private var family: Family { parts.codes.family.family }

  init(parts: FamilyParts, translations: [UInt64]) {
    self.parts = parts
    self.translations = translations
    let codes = parts.codes
    let pair = PairKey(SlotMarker.character(Slot.first), SlotMarker.character(Slot.second))
    items = codes.codes.indices.map { index in
      func item(featured: Bool) -> Piece {
        codes.context.piece(
          "pair-item",
          [
            "href": "\(pair.slug).html", "label": Escape.html(codes.codes[index].id), "name": codes.name(index).html,
            "featured": featured, "tone": codes.traits.tone(of: codes.codes[index]),
          ])
      }
      return (item(featured: false), item(featured: true))
    }
  }

  var group: SitePlan.Group {
    SitePlan.Group(
      kind: "code", count: codes.codes.count, path: { codes.path($0) }, write: { $1 += context.bytes("code", view($0)) }
    )
  }

  private func view(_ index: Int) -> View {
    let code = codes.codes[index]
    let path = codes.path(index)
    let names: [String: InlineText] = [
      "family": .code(family.name), "code": .code(code.id), "name": codes.name(index),
    ]
    let title = context.phrases.text(.codeTitle, names)
    let summary = codes.family.codes[index].text("summary")
    let page = PageView(
      context: context, path: path, inLocale: { .code($0, family.slug, code.slug) },
      translated: context.locales(in: translations[index]), title: title,
      description: summary.plain.isEmpty ? title : summary,
      crumbs: context.crumbs(to: family) + [.init(label: .code(code.id), path: path)], kind: .article,
      family: family.slug)
    var view = codes.card(index)
    view.merge([
      "family": context.familyLink(family, from: path), "family_slug": family.slug, "code_slug": code.slug,
      "heading": title.html, "traits": traits(code), "sections": sections(index),
      "references": codes.referenceItems(index), "featured": featured(index), "pairs": pairs(index),
    ]) { _, own in own }
    if index > 0 { view["previous"] = link(index - 1) }
    if index + 1 < codes.codes.count { view["next"] = link(index + 1) }
    return page.view(view)
  }

  private func traits(_ code: Code) -> [View] {
    family.traits.map { trait in
      [
        "id": trait.id, "label": codes.traits.label(trait).html, "value": codes.traits.value(trait, of: code),
        "tone": "neutral",
      ]
    }
  }

  private func sections(_ index: Int) -> [View] {
    codes.fragments[index].fragments.map { fragment in
      ["id": fragment.id, "heading": context.heading(fragment.id), "body": fragment.body]
    }
  }

  private func featured(_ index: Int) -> [View] {
    parts.authored.pairs(with: [index]).map { i, j in pairLink(i, j) }
  }

  /// The list of comparisons with all other codes, gathered from their lines.
  private func pairs(_ index: Int) -> String {
    var out: [UInt8] = []
    for other in codes.codes.indices where other != index {
      let first = min(index, other)
      let second = max(index, other)
      let item = parts.authored[first, second] == nil ? items[other].plain : items[other].featured
      item.write(into: &out) { slot, out in
        out += codes.codes[slot == Slot.first ? first : second].slug.utf8
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private func pairLink(_ i: Int, _ j: Int) -> View {
    let a = codes.codes[i]
    let b = codes.codes[j]
    return [
      "href": "\(PairKey(a.slug, b.slug).slug).html",
      "label": context.phrases.text(.pairLabel, ["first": .code(a.id), "second": .code(b.id)]).html,
    ]
  }

  private func link(_ index: Int) -> View {
    ["href": codes.path(index).fileName, "label": codes.heading(index)]
  }
}
