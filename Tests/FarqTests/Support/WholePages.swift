import FarqModel

@testable import FarqSite

/// Pages made the slow way: every template is rendered with the values themselves, and nothing is prepared or gathered.
/// What is gathered has to be the same, byte for byte.
struct WholePages {
  let context: LocaleContext
  let family: LocalizedFamily
  /// Per code, the locales in which its article is translated.
  let translations: [UInt64]
  /// The locales that have the family's own page in their language.
  private let familyTranslations: Set<String>
  private let codes: CodeViews
  private let authored: AuthoredPairs
  private let fragments: [Fragments]

  init(_ planner: SitePlanner, locale: Int, family: Int) {
    var context = planner.contexts[locale]
    context.renderer = Renderer(context.templates, phrases: context.phrases.plain, usesStencils: false)
    self.context = context
    self.family = planner.families[context.id]?[family] ?? context.site.families[family]
    translations = planner.translations(family)
    familyTranslations = planner.familyTranslations(family)
    var store = SliceStore.Builder()
    codes = CodeViews(context.shown(self.family), context)
    authored = AuthoredPairs(self.family, context, into: &store)
    let slug = self.family.family.slug
    fragments = zip(self.family.family.codes, self.family.codes).map { code, article in
      Fragments(
        article, footnotePrefix: code.slug, page: .code(context.id, slug, code.slug),
        sourcePage: .code(context.site.source.id, slug, code.slug), context)
    }
  }

  private var traits: [Trait] { family.family.traits }
  private var all: [Code] { family.family.codes }

  func pair(_ i: Int, _ j: Int) -> String {
    let own = family.pairs[PairKey(all[i].slug, all[j].slug)]
    let frame = PairFrame(
      first: .code(all[i].id), second: .code(all[j].id), firstName: codes.name(i), secondName: codes.name(j),
      slug: PairKey(all[i].slug, all[j].slug).slug,
      parts: [
        "answer": answer(i, j, own), "card_a": context.render("card", codes.card(i)),
        "card_b": context.render("card", codes.card(j)), "traits": rows(i, j), "sections": sections(i, j, own),
        "differences": part(.differences, own, i, j) { differences(i, j) },
        "shared": part(.shared, own, i, j) { shared(i, j) },
        "decision": part(.decision, own, i, j) { decision(i) + decision(j) },
        "example": text(.example, own, i, j) == nil ? "" : part(.example, own, i, j) { "" }, "more": more(i, j),
      ])
    return frame.html(family.family, translated: translations[i] | translations[j], context)
  }

  func code(_ index: Int) -> String {
    let frame = CodeFrame(
      code: .code(all[index].id), name: codes.name(index), description: codes.description(index),
      slug: all[index].slug,
      parts: [
        "lead": PreparedCode.lead(codes.card(index), fragments[index], context) { fragments[index].fragments[$0].body },
        "sources": codes.sources(index),
        "pairs": all.indices.filter { $0 != index }.map { item(index, $0) }.joined(),
        "previous": index > 0 ? step(index - 1, isPrevious: true) : "",
        "next": index + 1 < all.count ? step(index + 1, isPrevious: false) : "",
      ],
      values: traits.map { codes.traits.value($0, of: all[index]) })
    return frame.html(codes, translated: translations[index])
  }

  func familyPage() -> String {
    var store = SliceStore.Builder()
    let keys = FamilyKeys(family, translations: translations, translated: familyTranslations, context)
    let page = FamilyPage(
      FamilyParts(family, keys, context, into: &store), translated: familyTranslations, into: &store)
    let tones = all.map { codes.traits.tone(of: $0) }
    let view = page.view(.family(context.id, family.family.slug)) { i in
      all.indices.dropFirst(i + 1).map { j in
        FamilyPage.cell(
          .code(all[i].id), .code(all[j].id), slug: PairKey(all[i].slug, all[j].slug).slug,
          isSame: tones[i] == tones[j], featured: authored[i, j] != nil, context)
      }.joined()
    }
    return context.render("family", view)
  }

  // MARK: Parts of a comparison

  private func rows(_ i: Int, _ j: Int) -> String {
    (traits.filter { !equal($0, i, j) } + traits.filter { equal($0, i, j) }).map { trait in
      context.render(
        "trait-row",
        [
          "id": trait.id, "label": codes.traits.label(trait).html, "equal": equal(trait, i, j),
          "a": codes.traits.value(trait, of: all[i]), "b": codes.traits.value(trait, of: all[j]),
        ])
    }.joined()
  }

  private func answer(_ i: Int, _ j: Int, _ own: LocalizedArticle?) -> String {
    if let own, own.isTranslated, !own.text("summary").html.isEmpty {
      return context.render("pair-answer", ["body": "<p>\(own.text("summary").html)</p>"])
    }
    let differing = traits.filter { !equal($0, i, j) }
    let agreeing = traits.filter { equal($0, i, j) && !all[i].values(of: $0.id).isEmpty }
    let key: PhraseKey = differing.isEmpty ? .answerShared : agreeing.isEmpty ? .answerDiffering : .answerBoth
    let values: [String: InlineText] = [
      "family": .code(family.family.name), "first": .code(all[i].id), "second": .code(all[j].id),
      "differing": context.phrases.list(differing.map { codes.traits.label($0) }),
      "shared": context.phrases.list(agreeing.map { codes.traits.label($0) }),
    ]
    return context.render("pair-answer", ["body": "<p>\(context.phrases.text(key, values).html)</p>"])
  }

  private func sections(_ i: Int, _ j: Int, _ own: LocalizedArticle?) -> String {
    context.sections.filter { $0.place == .sections }.map { kind in
      if let part = PairPart(rawValue: kind.id), text(part, own, i, j) != nil { return "" }
      let bodies = [i, j].map { code in (code, fragments[code].body(kind.id)) }
      guard bodies.contains(where: { $0.1 != nil }) else { return "" }
      let columns = bodies.map { code, body in
        body.map {
          context.render(
            "section-column", ["code": Escape.html(all[code].id), "heading": codes.heading(code), "body": $0])
        } ?? ""
      }
      return context.render(
        "section-row", ["id": kind.id, "heading": context.heading(kind.id), "a": columns[0], "b": columns[1]])
    }.joined()
  }

  private func differences(_ i: Int, _ j: Int) -> String {
    let items = traits.filter { !equal($0, i, j) }.compactMap { trait -> String? in
      let texts = family.traits[trait.id]
      let (a, b) = (all[i].values(of: trait.id), all[j].values(of: trait.id))
      let own = pairSentence(texts, a, b, i, j)
      let sentences = [(i, a), (j, b)].map { code, values in sentence(trait, texts, values, code) }
      let body = own ?? sentences.filter { !$0.isEmpty }.joined(separator: " ")
      guard !body.isEmpty else { return nil }
      return context.render(
        "difference", ["id": trait.id, "label": codes.traits.label(trait).html, "body": body])
    }
    return items.isEmpty
      ? paragraph(.noDifferences, i, j) : context.render("difference-list", ["items": items.joined()])
  }

  private func pairSentence(_ texts: TraitText?, _ a: [String], _ b: [String], _ i: Int, _ j: Int) -> String? {
    guard a.count == 1, b.count == 1 else { return nil }
    for name in ["\(a[0])/\(b[0])", "\(b[0])/\(a[0])"] {
      if let phrase = texts?.pairs[name] {
        return context.phrases.fill(phrase, [a[0]: .code(all[i].id), b[0]: .code(all[j].id)]).html
      }
    }
    return nil
  }

  private func sentence(_ trait: Trait, _ texts: TraitText?, _ values: [String], _ code: Int) -> String {
    let phrase =
      values.isEmpty ? texts?.none?.sentence : trait.isSet ? texts?.sentence : texts?.values[values[0]]?.sentence
    let list = codes.traits.list(of: values, trait)
    return phrase.map {
      context.phrases.fill($0, ["code": .code(all[code].id), "values": list], count: values.count).html
    } ?? ""
  }

  private func shared(_ i: Int, _ j: Int) -> String {
    let items = traits.compactMap { trait -> String? in
      let texts = family.traits[trait.id]
      let (a, b) = (all[i].values(of: trait.id), all[j].values(of: trait.id))
      let common = a.filter(b.contains)
      let phrase =
        a.isEmpty && b.isEmpty
        ? texts?.none?.shared : common.isEmpty ? nil : trait.isSet ? texts?.shared : texts?.values[common[0]]?.shared
      let list = codes.traits.list(of: common, trait)
      return phrase.map {
        context.render(
          "shared",
          [
            "id": trait.id, "label": codes.traits.label(trait).html,
            "body": context.phrases.fill(
              $0, ["first": .code(all[i].id), "second": .code(all[j].id), "values": list], count: common.count
            ).html,
          ])
      }
    }
    return items.isEmpty ? paragraph(.nothingShared, i, j) : context.render("shared-list", ["items": items.joined()])
  }

  private func decision(_ index: Int) -> String {
    let uses = context.sections.filter { $0.place == .decision }.compactMap { fragments[index].body($0.id) }
    let advice = traits.flatMap { trait in
      all[index].values(of: trait.id).compactMap { family.traits[trait.id]?.values[$0]?.advice }
    }.map { context.phrases.fill($0, ["code": .code(all[index].id)]).html }
    var view: View = ["heading": codes.heading(index), "advice": advice, "has_advice": !advice.isEmpty]
    if !uses.isEmpty { view["use"] = uses.joined(separator: "\n") }
    return context.render("decision", view)
  }

  private func more(_ i: Int, _ j: Int) -> String {
    let written = authored.all.filter { [i, j].contains($0.first) || [i, j].contains($0.second) }
      .filter { $0 != (i, j) }.prefix(8)
    let near = [(i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)]
      .filter { $0.0 >= 0 && $0.1 < all.count && $0.0 < $0.1 }
      .filter { pair in !written.contains { $0 == pair } }
    let links = (written.map { ($0.first, $0.second) } + near).map { a, b in
      context.render(
        "pair-link",
        [
          "href": "\(PairKey(all[a].slug, all[b].slug).slug).html",
          "label": context.phrases.text(.pairLabel, ["first": .code(all[a].id), "second": .code(all[b].id)]).html,
        ])
    }
    let body = context.render(
      "more",
      [
        "a": references(i), "b": references(j),
        "neighbours": links.joined(),
      ])
    return context.render(
      "part", ["id": "more", "kind": "more", "heading": context.phrases.text(.learnMore).html, "body": body])
  }

  private func references(_ index: Int) -> String {
    codes.references(.code(all[index].id), codes.name(index), slug: all[index].slug, sources: codes.sources(index))
  }

  private func step(_ index: Int, isPrevious: Bool) -> String {
    codes.step(.code(all[index].id), slug: all[index].slug, isPrevious: isPrevious)
  }

  private func item(_ index: Int, _ other: Int) -> String {
    let (i, j) = (min(index, other), max(index, other))
    return codes.item(
      Escape.html(all[other].id), codes.name(other).html, tone: codes.traits.tone(of: all[other]),
      pair: "\(PairKey(all[i].slug, all[j].slug).slug).html", featured: authored[i, j] != nil)
  }

  private func part(
    _ part: PairPart, _ own: LocalizedArticle?, _ i: Int, _ j: Int, orElse computed: () -> String
  ) -> String {
    let body = text(part, own, i, j).map { context.render("prose", ["html": $0]) } ?? computed()
    return context.render(
      "part",
      ["id": part.rawValue, "kind": part.rawValue, "heading": context.heading(part.rawValue), "body": body])
  }

  private func text(_ part: PairPart, _ own: LocalizedArticle?, _ i: Int, _ j: Int) -> String? {
    guard let own, let section = own.sections.first(where: { $0.id == part.rawValue }),
      section.language == context.id || part == .example
    else {
      return nil
    }
    let key = PairKey(all[i].slug, all[j].slug)
    return Fragments(
      own, footnotePrefix: key.slug, page: .pair(context.id, family.family.slug, key.slug),
      sourcePage: .pair(context.site.source.id, family.family.slug, key.slug), context
    ).body(part.rawValue)
  }

  private func paragraph(_ key: PhraseKey, _ i: Int, _ j: Int) -> String {
    let values: [String: InlineText] = [
      "family": .code(family.family.name), "first": .code(all[i].id), "second": .code(all[j].id),
    ]
    return context.render("prose", ["html": "<p>\(context.phrases.text(key, values).html)</p>"])
  }

  private func equal(_ trait: Trait, _ i: Int, _ j: Int) -> Bool {
    all[i].values(of: trait.id) == all[j].values(of: trait.id)
  }
}
