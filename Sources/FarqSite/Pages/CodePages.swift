import FarqModel

/// `/<locale>/<family>/<code>.html`: one code.
struct CodePages: Sendable {
  /// Gaps of the page: its sections by number, its traits by number from `firstTrait`, the list of comparisons.
  private static let firstTrait = 100
  private static let pairsGap = 1000

  private let parts: FamilyParts
  /// Per code, the locales in which its article is translated.
  private let translations: [UInt64]
  private let slices: SliceTable
  /// Per code, a digest of all that its page is made of.
  private let keys: [UInt64]
  private var codes: CodeViews { parts.codes }
  private var context: LocaleContext { parts.codes.context }
  private var family: Family { parts.codes.family.family }

  /// - Parameter base: a digest of all that the site is made of but the articles.
  init(_ parts: FamilyParts, _ slices: SliceTable, translations: [UInt64], base: UInt64) {
    self.parts = parts
    self.slices = slices
    self.translations = translations
    keys = Self.keys(parts, translations, base)
  }

  private static func keys(_ parts: FamilyParts, _ translations: [UInt64], _ base: UInt64) -> [UInt64] {
    let codes = parts.codes
    var family = Digest(seed: base)
    family.add(codes.context.id)
    for index in codes.codes.indices { family.add(codes.name(index).html) }
    for (i, j) in parts.authored.all { family.add(UInt64(i) << 32 | UInt64(j)) }
    return codes.codes.indices.map { index in
      var own = Digest(seed: family.value)
      own.add(UInt64(index))
      own.add(translations[index])
      for key in ["name", "summary"] {
        let text = codes.family.codes[index].text(key)
        own.add(text.html)
        own.add(text.plain)
      }
      for fragment in parts.ready[index].sections {
        own.add(fragment.id)
        own.add(fragment.digest)
      }
      return own.value
    }
  }

  func group(_ store: SliceStore) -> SitePlan.Group {
    let names = FileNames(
      folder: "\(context.id)/\(family.slug)", .listed(codes.codes.map { "\($0.slug).html" }))
    let gatherer = Gatherer(store: store, codes: slices)
    return SitePlan.Group(kind: "code", names, .rendered { write($0, gatherer, into: &$1) }, key: { keys[$0] })
  }

  /// The page is rendered by its template with gaps where much text stands, which is copied in.
  private func write(_ index: Int, _ gatherer: Gatherer, into out: inout PageBuffer) {
    var text = context.render("code", view(index, .gaps))
    text.withUTF8 { bytes in
      SlotMarker.cut(UnsafeRawBufferPointer(bytes)) { literal, gap in
        out.append(literal)
        guard let gap else { return }
        switch gap {
        case Self.pairsGap: writePairs(index, gatherer, into: &out)
        case Self.firstTrait...:
          gatherer.store.write(slices[index, CodeColumn.cell(ofTrait: gap - Self.firstTrait)], into: &out)
        default: gatherer.store.write(parts.ready[index].sections[gap].body, into: &out)
        }
      }
    }
  }

  /// The large parts of a page.
  struct Parts {
    var section: (_ number: Int) -> String
    var value: (_ trait: Int) -> String
    var pairs: String

    static var gaps: Parts {
      Parts(
        section: { SlotMarker.character($0) }, value: { SlotMarker.character(firstTrait + $0) },
        pairs: SlotMarker.character(pairsGap))
    }
  }

  func view(_ index: Int, _ own: Parts) -> View {
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
      "heading": title.html, "traits": traits(own), "sections": sections(index, own),
      "references": codes.referenceItems(index), "featured": featured(index),
      "pairs": own.pairs,
    ]) { _, own in own }
    if index > 0 { view["previous"] = link(index - 1) }
    if index + 1 < codes.codes.count { view["next"] = link(index + 1) }
    return page.view(view)
  }

  private func traits(_ own: Parts) -> [View] {
    family.traits.enumerated().map { number, trait in
      ["label": codes.traits.label(trait).html, "value": own.value(number)]
    }
  }

  private func sections(_ index: Int, _ own: Parts) -> [View] {
    parts.ready[index].sections.enumerated().map { number, fragment in
      ["id": fragment.id, "heading": context.heading(fragment.id), "body": own.section(number)]
    }
  }

  private func featured(_ index: Int) -> [View] {
    parts.authored.pairs(with: index).map { i, j in pairLink(i, j) }
  }

  /// The list of comparisons with all other codes, gathered from their lines.
  private func writePairs(_ index: Int, _ gatherer: Gatherer, into out: inout PageBuffer) {
    var list = SliceList()
    for other in codes.codes.indices where other != index {
      let (i, j) = (min(index, other), max(index, other))
      let code = parts.ready[other]
      let item = parts.authored[i, j] == nil ? code.item : code.featuredItem
      gatherer.gather(item, i, j, into: &list)
    }
    gatherer.store.write(list, into: &out)
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
