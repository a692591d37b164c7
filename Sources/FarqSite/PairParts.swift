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

  private let codes: ReadyCodes
  private let rows: [Row]
  private let frames: [PairPart: Strip]
  private let more: Strip
  private let link: Strip

  init(_ views: CodeViews, _ codes: ReadyCodes, into store: inout SliceStore.Builder) {
    let context = views.context
    self.codes = codes
    var rows: [Row] = []
    for kind in context.sections where kind.place == .sections { rows.append(Self.row(kind, views, codes, &store)) }
    self.rows = rows
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
    [codes[code].card, codes[code].decision, codes[code].references] + rows.map { $0.bodies[code] }
  }

  func card(_ code: Int) -> Slice { codes[code].card }

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
    page.append(codes[pair.i].decision)
    page.append(codes[pair.j].decision)
  }

  /// References, both codes' pages, and the comparisons next to this one.
  func gatherMore(_ pair: Gathering, _ order: PairOrder, _ authored: AuthoredPairs, into page: inout [Slice]) {
    pair.store.gather(more, into: &page) { gap, page in
      switch Gap(rawValue: gap) {
      case .first: page.append(codes[pair.i].references)
      case .second: page.append(codes[pair.j].references)
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
    _ kind: SectionKind, _ views: CodeViews, _ codes: ReadyCodes, _ store: inout SliceStore.Builder
  ) -> Row {
    let context = views.context
    let frame = context.render(
      "section-row",
      ["id": kind.id, "heading": context.heading(kind.id), "a": Gap.first.marker, "b": Gap.second.marker])
    let column = context.render(
      "section-column",
      ["code": Gap.first.marker, "heading": views.heading(Gap.first.text), "body": Gap.body.marker])
    return Row(
      id: kind.id, frame: store.strip(frame), column: store.strip(column),
      bodies: views.codes.indices.map { codes[$0].body(kind.id) ?? SliceStore.Builder.empty })
  }
}
