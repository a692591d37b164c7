import FarqModel

/// The frames of the parts that comparison pages are gathered from.
struct PairParts: Sendable {
  /// One row of the articles side by side, in the forms that depend on whose article has such a section.
  private struct Row: Sendable {
    var id: String
    /// The column of the texts.
    var column: Int
    var both: Strip
    var firstAlone: Strip
    var secondAlone: Strip
  }

  private let rows: [Row]
  private let frames: [Strip]
  private let more: Strip
  private let link: Strip

  init(_ views: CodeViews, into store: inout SliceStore.Builder) {
    let context = views.context
    let traits = views.family.family.traits.count
    var rows: [Row] = []
    for (number, kind) in Self.rowKinds(context).enumerated() {
      rows.append(Self.row(kind, CodeColumn.body(ofRow: number, traits: traits), views, &store))
    }
    self.rows = rows
    func frame(_ id: String, _ heading: String, _ body: String) -> String {
      context.render("part", ["id": id, "kind": id, "heading": heading, "body": body])
    }
    var frames: [Strip] = []
    for part in PairPart.allCases {
      frames.append(store.strip(frame(part.rawValue, context.heading(part.rawValue), Gap.part(.body).marker)))
    }
    self.frames = frames
    let references = [Gap.first, Gap.second].map { side in
      views.references(
        side(.id).text, Gap.name(side), slug: side(.slug).marker, sources: side(.sources).marker)
    }
    more = store.strip(
      frame(
        "more", context.phrases.text(.learnMore).html,
        context.render("more", ["a": references[0], "b": references[1], "neighbours": Gap.part(.body).marker])))
    let label = context.phrases.text(.pairLabel, ["first": Gap.first(.id).text, "second": Gap.second(.id).text])
    link = store.strip(context.render("pair-link", ["href": "\(Gap.pairSlug).html", "label": label.html]))
  }

  /// The kinds of sections that stand side by side, in the order of the page.
  static func rowKinds(_ context: LocaleContext) -> [SectionKind] { context.sections.filter { $0.place == .sections } }

  /// A part in its frame: the author's own text if there is one, else what `computed` gathers.
  func gather(
    _ part: PairPart, _ own: AuthoredPairs.Pair?, _ pair: Gathering, into page: inout SliceList,
    computed: (inout SliceList) -> Void
  ) {
    page.append(frames[part.number]) { _, page in
      if let text = own?.parts[part] { page.append(text) } else { computed(&page) }
    }
  }

  func gatherSections(_ pair: Gathering, without own: AuthoredPairs.Pair?, into page: inout SliceList) {
    let codes = pair.gatherer.codes
    for index in rows.indices {
      if let own, own.parts.keys.contains(where: { $0.rawValue == rows[index].id }) { continue }
      let column = rows[index].column
      switch (codes[pair.i, column].isEmpty, codes[pair.j, column].isEmpty) {
      case (false, false): page.append(rows[index].both)
      case (false, true): page.append(rows[index].firstAlone)
      case (true, false): page.append(rows[index].secondAlone)
      case (true, true): break
      }
    }
  }

  func gatherDecision(_ pair: Gathering, into page: inout SliceList) {
    page.append(pair.gatherer.codes[pair.i, CodeColumn.decision.rawValue])
    page.append(pair.gatherer.codes[pair.j, CodeColumn.decision.rawValue])
  }

  /// References, both codes' pages, and the comparisons next to this one.
  func gatherMore(_ pair: Gathering, _ order: PairOrder, _ authored: AuthoredPairs, into page: inout SliceList) {
    page.append(more) { gatherNeighbours(pair, order, authored, into: &$1) }
  }

  /// The hand-written comparisons with either code first, then those with the codes before and after.
  private func gatherNeighbours(
    _ pair: Gathering, _ order: PairOrder, _ authored: AuthoredPairs, into page: inout SliceList
  ) {
    let (i, j) = (pair.i, pair.j)
    let featured = authored.pairs(near: i, j).prefix(8)
    for (a, b) in featured { pair.gatherer.gather(link, a, b, into: &page) }
    for (a, b) in [(i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)] {
      guard a >= 0, b < order.count, a < b, !featured.contains(where: { $0 == (a, b) }) else { continue }
      pair.gatherer.gather(link, a, b, into: &page)
    }
  }

  // MARK: Preparation

  private static func row(
    _ kind: SectionKind, _ column: Int, _ views: CodeViews, _ store: inout SliceStore.Builder
  ) -> Row {
    let context = views.context
    func text(_ code: Gap, _ body: Gap) -> String {
      context.render(
        "section-column", ["code": code.marker, "heading": views.heading(code.text), "body": body.marker])
    }
    let (first, second) = (text(.first(.id), .first(column)), text(.second(.id), .second(column)))
    func row(_ a: String, _ b: String) -> Strip {
      store.strip(
        context.render("section-row", ["id": kind.id, "heading": context.heading(kind.id), "a": a, "b": b]))
    }
    return Row(
      id: kind.id, column: column, both: row(first, second), firstAlone: row(first, ""), secondAlone: row("", second))
  }
}

extension PairPart {
  /// Its place among all cases; a dictionary would hash its name for every page.
  fileprivate var number: Int {
    switch self {
    case .differences: 0
    case .shared: 1
    case .decision: 2
    case .example: 3
    }
  }
}
