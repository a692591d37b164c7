import FarqModel

/// The ready bytes per code, and the frames of the parts, that comparison pages are gathered from.
struct PairParts: Sendable {
  /// One row of the articles side by side.
  private struct Row: Sendable {
    var id: String
    var frame: Strip
    /// The text of one code, with gaps for the code and for its text.
    var column: Strip
    /// Per code; empty where its article has no such section.
    var bodies: [Slice]
  }

  let cards: [Slice]
  private let rows: [Row]
  private let decisions: [Slice]
  private let references: [Slice]
  private let frames: [PairPart: Strip]
  private let more: Strip
  private let link: Strip

  init(_ codes: CodeViews, _ context: LocaleContext, into store: inout SliceStore.Builder) {
    let indices = Array(codes.codes.indices)
    cards = Parallel.map(indices) { context.render("card", codes.card($0)) }.map { store.slice($0) }
    var rows: [Row] = []
    for kind in context.sections where kind.place == .sections { rows.append(Self.row(kind, codes, context, &store)) }
    self.rows = rows
    decisions = indices.map { Self.decision($0, codes, context, &store) }
    references = Parallel.map(indices) { context.render("references", codes.references($0)) }.map { store.slice($0) }
    func frame(_ id: String, _ heading: String, _ body: String) -> String {
      context.render("part", ["id": id, "kind": id, "heading": heading, "body": body])
    }
    var frames: [PairPart: Strip] = [:]
    for part in PairPart.allCases {
      frames[part] = store.strip(frame(part.rawValue, context.heading(part.rawValue), Gap.body.marker))
    }
    self.frames = frames
    more = store.strip(
      frame(
        "more", context.phrases.text(.learnMore).html,
        context.render(
          "more", ["a": Gap.first.marker, "b": Gap.second.marker, "neighbours": Gap.body.marker])))
    let label = context.phrases.text(.pairLabel, ["first": Gap.first.text, "second": Gap.second.text])
    let slug = PairKey(Gap.firstSlug.marker, Gap.secondSlug.marker).slug
    link = store.strip(context.render("pair-link", ["href": "\(slug).html", "label": label.html]))
  }

  /// All that pages show of a code.
  func slices(of code: Int) -> [Slice] {
    [cards[code], decisions[code], references[code]] + rows.map { $0.bodies[code] }
  }

  /// A part in its frame: the author's own text if there is one, else what `computed` gathers.
  func gather(
    _ part: PairPart, _ own: AuthoredPairs.Pair?, _ pair: Gathering, into page: inout [Slice],
    computed: (inout [Slice]) -> Void
  ) {
    pair.store.gather(frames[part] ?? .empty, into: &page) { _, page in
      if let text = own?.parts[part] { page.append(text) } else { computed(&page) }
    }
  }

  func gatherSections(_ pair: Gathering, without own: AuthoredPairs.Pair?, into page: inout [Slice]) {
    let empty = SliceStore.Builder.empty
    for row in rows {
      if let own, own.parts.keys.contains(where: { $0.rawValue == row.id }) { continue }
      guard row.bodies[pair.i] != empty || row.bodies[pair.j] != empty else { continue }
      pair.store.gather(row.frame, into: &page) { gap, page in
        let code = gap == Gap.first.rawValue ? pair.i : pair.j
        guard row.bodies[code] != empty else { return }
        pair.store.gather(row.column, into: &page) { gap, page in
          page.append(gap == Gap.first.rawValue ? pair.gatherer.ids[code] : row.bodies[code])
        }
      }
    }
  }

  func gatherDecision(_ pair: Gathering, into page: inout [Slice]) {
    page.append(decisions[pair.i])
    page.append(decisions[pair.j])
  }

  /// References, both codes' pages, and the comparisons next to this one.
  func gatherMore(_ pair: Gathering, _ order: PairOrder, _ authored: AuthoredPairs, into page: inout [Slice]) {
    pair.store.gather(more, into: &page) { gap, page in
      switch Gap(rawValue: gap) {
      case .first: page.append(references[pair.i])
      case .second: page.append(references[pair.j])
      default: gatherNeighbours(pair, order, authored, into: &page)
      }
    }
  }

  /// The hand-written comparisons with either code first, then those with the codes before and after.
  private func gatherNeighbours(
    _ pair: Gathering, _ order: PairOrder, _ authored: AuthoredPairs, into page: inout [Slice]
  ) {
    func link(_ i: Int, _ j: Int) { pair.gatherer.gather(self.link, i, j, into: &page) }
    let (i, j) = (pair.i, pair.j)
    let featured = authored.pairs(near: i, j).prefix(8)
    for (a, b) in featured { link(a, b) }
    func linkNear(_ a: Int, _ b: Int) {
      guard a >= 0, b < order.count, a < b, !featured.contains(where: { $0 == (a, b) }) else { return }
      link(a, b)
    }
    linkNear(i - 1, j)
    linkNear(i + 1, j)
    linkNear(i, j - 1)
    linkNear(i, j + 1)
  }

  // MARK: Preparation

  private static func row(
    _ kind: SectionKind, _ codes: CodeViews, _ context: LocaleContext, _ store: inout SliceStore.Builder
  ) -> Row {
    let frame = context.render(
      "section-row",
      ["id": kind.id, "heading": context.heading(kind.id), "a": Gap.first.marker, "b": Gap.second.marker])
    let column = context.render(
      "section-column",
      ["code": Gap.first.marker, "heading": codes.heading(Gap.first.text), "body": Gap.body.marker])
    return Row(
      id: kind.id, frame: store.strip(frame), column: store.strip(column),
      bodies: codes.codes.indices.map { codes.fragments[$0].body(kind.id) ?? SliceStore.Builder.empty })
  }

  /// When to send a code, from its article, and what to do when one meets it, from its traits.
  private static func decision(
    _ index: Int, _ codes: CodeViews, _ context: LocaleContext, _ store: inout SliceStore.Builder
  ) -> Slice {
    let code = codes.codes[index]
    let uses = context.sections.filter { $0.place == .decision }.compactMap { codes.fragments[index].body($0.id) }
      .map { store.text(of: $0) }
    let advice = codes.family.family.traits.flatMap { trait in
      code.values(of: trait.id).compactMap { codes.family.traits[trait.id]?.values[$0]?.advice }
    }
    var view: View = [
      "heading": codes.heading(.code(code.id)),
      "advice": advice.map { context.phrases.fill($0, ["code": .code(code.id)]).html },
      "has_advice": !advice.isEmpty,
    ]
    if !uses.isEmpty { view["use"] = uses.joined(separator: "\n") }
    return store.slice(context.render("decision", view))
  }
}
