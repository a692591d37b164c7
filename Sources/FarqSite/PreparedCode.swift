import FarqModel

/// All that pages show of one code in one locale, made once from its article and its traits.
struct PreparedCode: Sendable {
  var sections: [Fragments.Fragment]
  var card: String
  /// When to send the code, and what to do when one meets it.
  var decision: String
  var references: String
  /// Its line in the other codes' lists of comparisons, with gaps for the two codes; as it is, and as one that is
  /// hand-written.
  var item: String
  var featuredItem: String

  init(_ index: Int, _ article: LocalizedArticle, _ codes: CodeViews) {
    let context = codes.context
    let code = codes.codes[index]
    let slug = codes.family.family.slug
    let fragments = Fragments(
      article, footnotePrefix: code.slug, page: codes.path(index),
      sourcePage: .code(context.site.source.id, slug, code.slug), context)
    sections = fragments.fragments
    card = context.render("card", codes.card(index))
    decision = Self.decision(code, fragments, codes)
    references = context.render("references", codes.references(index))
    item = Self.item(index, featured: false, codes)
    featuredItem = Self.item(index, featured: true, codes)
  }

  /// When to send a code is said by its article, what to do when one meets it by its traits.
  private static func decision(_ code: Code, _ fragments: Fragments, _ codes: CodeViews) -> String {
    let context = codes.context
    let uses = context.sections.filter { $0.place == .decision }.compactMap { fragments.body($0.id) }
    let advice = codes.family.family.traits.flatMap { trait in
      code.values(of: trait.id).compactMap { codes.family.traits[trait.id]?.values[$0]?.advice }
    }
    var view: View = [
      "heading": codes.heading(.code(code.id)),
      "advice": advice.map { context.phrases.fill($0, ["code": .code(code.id)]).html },
      "has_advice": !advice.isEmpty,
    ]
    if !uses.isEmpty { view["use"] = uses.joined(separator: "\n") }
    return context.render("decision", view)
  }

  private static func item(_ index: Int, featured: Bool, _ codes: CodeViews) -> String {
    let pair = PairKey(Gap.first(.slug).marker, Gap.second(.slug).marker)
    return codes.context.render(
      "pair-item",
      [
        "href": "\(pair.slug).html", "label": Escape.html(codes.codes[index].id), "name": codes.name(index).html,
        "featured": featured, "tone": codes.traits.tone(of: codes.codes[index]),
      ])
  }
}

// MARK: Remembering

extension PreparedCode {
  /// The code as it was made before of the same texts, or made now.
  static func recalled(
    _ index: Int, _ article: LocalizedArticle, _ codes: CodeViews, from memory: any Memory
  ) -> PreparedCode {
    memory.value(key(index, article, codes)) { PreparedCode(index, article, codes) }
  }

  /// A digest of all that a prepared code is made of.
  private static func key(_ index: Int, _ article: LocalizedArticle, _ codes: CodeViews) -> UInt64 {
    var key = Digest(seed: codes.context.base)
    key.add(codes.context.id)
    key.add(codes.family.family.slug)
    key.add(UInt64(index))
    article.add(to: &key)
    return key.value
  }
}

extension PreparedCode: Packable {
  func pack(into packer: inout Packer) {
    packer.add(sections) { section, packer in
      packer.add(section.id)
      packer.add(section.body)
    }
    for text in [card, decision, references, item, featuredItem] { packer.add(text) }
  }

  init(from unpacker: inout Unpacker) throws {
    sections = try unpacker.list { Fragments.Fragment(id: try $0.text(), body: try $0.text()) }
    card = try unpacker.text()
    decision = try unpacker.text()
    references = try unpacker.text()
    item = try unpacker.text()
    featuredItem = try unpacker.text()
  }
}
