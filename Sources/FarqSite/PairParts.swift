import FarqModel

/// The ready bytes per code, and the frames of the parts, that comparison pages are gathered from.
struct PairParts: Sendable {
  private enum Slot { static let first = 0, second = 1, body = 2, firstSlug = 3, secondSlug = 4, links = 5 }

  /// One row of the articles side by side.
  private struct Row: Sendable {
    var id: String
    var frame: Piece
    /// Per code; empty where its article has no such section.
    var columns: [[UInt8]]
  }

  let cards: [[UInt8]]
  private let rows: [Row]
  private let decisions: [[UInt8]]
  private let references: [[UInt8]]
  private let frames: [PairPart: Piece]
  private let more: Piece
  private let link: Piece
  private let ids: [[UInt8]]
  private let slugs: [[UInt8]]

  init(_ codes: CodeViews, _ context: LocaleContext) {
    let indices = codes.codes.indices
    cards = indices.map { context.bytes("card", codes.card($0)) }
    rows = context.sections.filter { $0.place == .sections }.map { Self.row($0, codes, context) }
    decisions = indices.map { context.bytes("decision", Self.decision($0, codes, context)) }
    references = indices.map { context.bytes("references", codes.references($0)) }
    ids = codes.codes.map { Array(Escape.html($0.id).utf8) }
    slugs = codes.codes.map { Array($0.slug.utf8) }
    func frame(_ id: String, _ heading: String, _ body: String) -> Piece {
      context.piece("part", ["id": id, "kind": id, "heading": heading, "body": body])
    }
    frames = Dictionary(
      uniqueKeysWithValues: PairPart.allCases.map {
        ($0, frame($0.rawValue, context.heading($0.rawValue), SlotMarker.character(Slot.body)))
      })
    more = frame(
      "more", context.phrases.text(.learnMore).html,
      context.render(
        "more",
        [
          "a": SlotMarker.character(Slot.first), "b": SlotMarker.character(Slot.second),
          "neighbours": SlotMarker.character(Slot.links),
        ]))
    let label = context.phrases.text(.pairLabel, ["first": .marker(Slot.first), "second": .marker(Slot.second)])
    let slug = PairKey(SlotMarker.character(Slot.firstSlug), SlotMarker.character(Slot.secondSlug)).slug
    link = context.piece("pair-link", ["href": "\(slug).html", "label": label.html])
  }

  /// A part in its frame: the author's own text if there is one, else what `computed` writes.
  func write(
    _ part: PairPart, _ own: AuthoredPairs.Pair?, into out: inout [UInt8], computed: (inout [UInt8]) -> Void
  ) {
    frames[part]?.write(into: &out) { _, out in
      if let text = own?.parts[part] { out += text } else { computed(&out) }
    }
  }

  func writeSections(_ i: Int, _ j: Int, without replaced: [String], into out: inout [UInt8]) {
    for row in rows where !replaced.contains(row.id) && !(row.columns[i].isEmpty && row.columns[j].isEmpty) {
      row.frame.write(into: &out) { slot, out in out += row.columns[slot == Slot.first ? i : j] }
    }
  }

  func writeDecision(_ i: Int, _ j: Int, into out: inout [UInt8]) {
    out += decisions[i]
    out += decisions[j]
  }

  /// References, both codes' pages, and the comparisons next to this one.
  func writeMore(_ i: Int, _ j: Int, _ order: PairOrder, _ authored: AuthoredPairs, into out: inout [UInt8]) {
    more.write(into: &out) { slot, out in
      switch slot {
      case Slot.first: out += references[i]
      case Slot.second: out += references[j]
      default: for (a, b) in neighbours(i, j, order, authored) { writeLink(a, b, into: &out) }
      }
    }
  }

  /// The hand-written comparisons with either code first, then those with the codes before and after.
  private func neighbours(_ i: Int, _ j: Int, _ order: PairOrder, _ authored: AuthoredPairs) -> [(Int, Int)] {
    let near = [(i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)]
      .filter { $0.0 >= 0 && $0.1 < order.count && $0.0 < $0.1 }
    let featured = authored.pairs(with: [i, j]).filter { $0 != (i, j) }.prefix(8)
    return featured + near.filter { pair in !featured.contains { $0 == pair } }
  }

  private func writeLink(_ i: Int, _ j: Int, into out: inout [UInt8]) {
    link.write(into: &out) { slot, out in
      switch slot {
      case Slot.first: out += ids[i]
      case Slot.second: out += ids[j]
      case Slot.firstSlug: out += slugs[i]
      default: out += slugs[j]
      }
    }
  }

  // MARK: Preparation

  private static func row(_ kind: SectionKind, _ codes: CodeViews, _ context: LocaleContext) -> Row {
    let frame = context.piece(
      "section-row",
      [
        "id": kind.id, "heading": context.heading(kind.id), "a": SlotMarker.character(Slot.first),
        "b": SlotMarker.character(Slot.second),
      ])
    let columns = codes.codes.indices.map { index -> [UInt8] in
      guard let body = codes.fragments[index].body(kind.id) else { return [] }
      return context.bytes(
        "section-column",
        ["code": Escape.html(codes.codes[index].id), "heading": codes.heading(index), "body": body])
    }
    return Row(id: kind.id, frame: frame, columns: columns)
  }

  /// When to send a code, from its article, and what to do when one meets it, from its traits.
  private static func decision(_ index: Int, _ codes: CodeViews, _ context: LocaleContext) -> View {
    let code = codes.codes[index]
    let uses = context.sections.filter { $0.place == .decision }.compactMap { codes.fragments[index].body($0.id) }
    let advice = codes.family.family.traits.flatMap { trait in
      code.values(of: trait.id).compactMap { codes.family.traits[trait.id]?.values[$0]?.advice }
    }
    var view: View = [
      "heading": codes.heading(index),
      "advice": advice.map { context.phrases.fill($0, ["code": .code(code.id)]).html },
      "has_advice": !advice.isEmpty,
    ]
    if !uses.isEmpty { view["use"] = uses.joined(separator: "\n") }
    return view
  }
}
