import FarqModel

/// All that pages show of one code in one locale, made once from its article and its traits.
struct PreparedCode: Sendable {
  /// Its short texts in the forms in which pages show them.
  var words: CodeWords<String>
  var sections: [Fragments.Fragment]
  var card: String
  /// When to send the code, and what to do when one meets it.
  var decision: String
  /// What its own page says before the facts, with a gap for the text of each section, by number.
  var lead: String
  /// The list of its references.
  var sources: String

  init(_ index: Int, _ article: LocalizedArticle, _ codes: CodeViews) {
    let context = codes.context
    let code = codes.codes[index]
    let slug = codes.family.family.slug
    let fragments = Fragments(
      article, footnotePrefix: code.slug, page: codes.path(index),
      sourcePage: .code(context.site.source.id, slug, code.slug), context)
    sections = fragments.fragments
    words = CodeWords(name: codes.name(index), description: codes.description(index))
    let view = codes.card(index)
    card = context.render("card", view)
    decision = Self.decision(code, fragments, codes)
    lead = Self.lead(view, fragments, context) { SlotMarker.character($0) }
    sources = codes.sources(index)
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

// MARK: Remembering

extension PreparedCode {
  /// What `ReadyCode` is made of.
  var packed: [UInt8] {
    var packer = Packer()
    for text in words.all { packer.add(text) }
    packer.add(sections) { section, packer in
      packer.add(section.id)
      packer.add(section.body)
    }
    for text in [lead, sources, card, decision] { packer.add(text) }
    return packer.bytes
  }
}
