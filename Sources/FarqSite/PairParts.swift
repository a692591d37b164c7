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
  private let example: Strip
  private let link: FusedStrip

  init(_ views: CodeViews, _ codes: CodeTable, into store: inout SliceStore.Builder) {
    let context = views.context
    let traits = views.family.family.traits.count
    var rows: [Row] = []
    for (number, kind) in Self.rowKinds(context).enumerated() {
      rows.append(Self.row(kind, CodeColumn.body(ofRow: number, traits: traits), views, &store))
    }
    self.rows = rows
    example = store.strip(Self.frame(.example, context, body: Gap.part(.body).marker))
    let label = context.phrases.text(.pairLabel, ["first": Gap.first(.id).text, "second": Gap.second(.id).text])
    link = store.fused(
      context.render("pair-link", ["href": "\(Gap.pairSlug).html", "label": label.html]), of: codes.slices,
      rows: views.codes.count)
  }

  /// The frames of the parts that all pages have, with gaps for what is in them; by the names that the page's template
  /// has for them.
  static func frames(_ views: CodeViews) -> View {
    let context = views.context
    let references = [Gap.first, Gap.second].map { side in
      views.references(
        side(.id).text, Gap.name(side), slug: side(.slug).marker, sources: side(.sources).marker)
    }
    let more = context.render(
      "more", ["a": references[0], "b": references[1], "neighbours": Gap.part(.more).marker])
    return [
      "differences": frame(.differences, context, body: Gap.part(.differences).marker),
      "shared": frame(.shared, context, body: Gap.part(.shared).marker),
      "decision": frame(.decision, context, body: Gap.part(.decision).marker),
      "more": frame("more", context.phrases.text(.learnMore).html, context, body: more),
    ]
  }

  private static func frame(_ part: PairPart, _ context: LocaleContext, body: String) -> String {
    frame(part.rawValue, context.heading(part.rawValue), context, body: body)
  }

  private static func frame(_ id: String, _ heading: String, _ context: LocaleContext, body: String) -> String {
    context.render("part", ["id": id, "kind": id, "heading": heading, "body": body])
  }

  /// The kinds of sections that stand side by side, in the order of the page.
  static func rowKinds(_ context: LocaleContext) -> [SectionKind] { context.sections.filter { $0.place == .sections } }

  func gatherSections(_ pair: Gathering, without own: AuthoredPairs.Pair?, into page: inout PageBuffer) {
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

  func gatherDecision(_ pair: Gathering, into page: inout PageBuffer) {
    page.append(pair.gatherer.codes[pair.i, CodeColumn.decision.rawValue])
    page.append(pair.gatherer.codes[pair.j, CodeColumn.decision.rawValue])
  }

  func gatherExample(_ text: Slice, into page: inout PageBuffer) { page.append(example) { $1.append(text) } }

  /// The hand-written comparisons with either code first, then those with the codes before and after.
  func gatherNeighbours(
    _ pair: Gathering, _ order: PairOrder, _ authored: AuthoredPairs, into page: inout PageBuffer
  ) {
    let (i, j) = (pair.i, pair.j)
    let featured = authored.pairs(near: i, j).prefix(8)
    for (a, b) in featured { page.append(link, a, b) }
    func add(_ a: Int, _ b: Int) {
      guard a >= 0, b < order.count, a < b, !featured.contains(where: { $0 == (a, b) }) else { return }
      page.append(link, a, b)
    }
    add(i - 1, j)
    add(i + 1, j)
    add(i, j - 1)
    add(i, j + 1)
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
