import FarqModel

/// All that pages show of one code in one locale, made once from its article and its traits: UTF-8, since what is
/// remembered goes into the store of slices without being looked at.
struct PreparedCode: Sendable {
  struct Section: Sendable {
    var id: String
    var body: ArraySlice<UInt8>
  }

  /// Its short texts in the forms in which pages show them.
  var words: CodeWords<ArraySlice<UInt8>>
  var sections: [Section]
  var card: ArraySlice<UInt8>
  /// When to send the code, and what to do when one meets it.
  var decision: ArraySlice<UInt8>
  /// What its own page says before the facts, with a gap for the text of each section, by number.
  var lead: ArraySlice<UInt8>
  /// The list of its references.
  var sources: ArraySlice<UInt8>

  init(_ index: Int, _ article: LocalizedArticle, _ codes: CodeViews) {
    let context = codes.context
    let code = codes.codes[index]
    let slug = codes.family.family.slug
    let fragments = Fragments(
      article, footnotePrefix: code.slug, page: codes.path(index),
      sourcePage: .code(context.site.source.id, slug, code.slug), context)
    sections = fragments.fragments.map { Section(id: $0.id, body: $0.body.bytes) }
    words = CodeWords(name: codes.name(index), description: codes.description(index)).map(\.bytes)
    let view = codes.card(index)
    card = context.render("card", view).bytes
    decision = Self.decision(code, fragments, codes).bytes
    lead = Self.lead(view, fragments, context) { SlotMarker.character($0) }.bytes
    sources = codes.sources(index).bytes
  }

  /// - Parameters:
  ///   - card: `CodeViews.card`.
  ///   - body: the text of a section, by number.
  static func lead(_ card: View, _ fragments: Fragments, _ context: LocaleContext, body: (Int) -> String) -> String {
    var view = card
    view["sections"] = fragments.fragments.enumerated().map { number, fragment -> View in
      ["id": fragment.id, "heading": context.heading(fragment.id), "body": body(number)]
    }
    return context.render("code-lead", view)
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
}

extension String {
  fileprivate var bytes: ArraySlice<UInt8> { Array(utf8)[...] }
}

// MARK: Remembering

extension PreparedCode: Packable {
  func pack(into packer: inout Packer) {
    words.pack(into: &packer)
    packer.add(sections) { section, packer in
      packer.add(section.id)
      packer.add(section.body)
    }
    for text in [card, decision, lead, sources] { packer.add(text) }
  }

  init(from unpacker: inout Unpacker) throws {
    words = try CodeWords(from: &unpacker)
    sections = try unpacker.list { Section(id: try $0.text(), body: try $0.utf8()) }
    card = try unpacker.utf8()
    decision = try unpacker.utf8()
    lead = try unpacker.utf8()
    sources = try unpacker.utf8()
  }
}
