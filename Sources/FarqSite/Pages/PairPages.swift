import FarqModel

/// The comparison pages of one family in one locale: a frame rendered once, and ready bytes gathered into it.
final class PairPages: Sendable {
  private let names: FileNames
  private let comparison: Comparison
  private let parts: PairParts
  private let authored: AuthoredPairs
  private let frames: [UInt64: Strip]
  /// Per code, the locales in which its article is translated, as bits by the order of the switcher.
  private let translations: [UInt64]
  private let order: PairOrder
  /// What pages show of the codes.
  let codes: SliceTable
  /// A digest of all that every page of the family shows, and per code of what its pages show of it.
  private let familyKey: UInt64
  private let codeKeys: [UInt64]

  /// - Parameter base: a digest of all that the site is made of but the articles.
  init(_ family: FamilyParts, translations: [UInt64], base: UInt64, into store: inout SliceStore.Builder) {
    let views = family.codes
    let context = views.context
    self.translations = translations
    names = FileNames(
      folder: "\(context.id)/\(views.family.family.slug)", .pairs(views.codes.map(\.slug)))
    comparison = Comparison(views.traits, into: &store)
    authored = family.authored
    parts = PairParts(views, into: &store)
    order = PairOrder(count: views.codes.count)
    var rows: [[Slice]] = []
    for code in views.codes.indices { rows.append(Self.row(code, family, comparison, &store)) }
    codes = SliceTable(rows)
    var frames: [UInt64: Strip] = [:]
    let sets = Set(translations)
    for a in sets {
      for b in sets where frames[a | b] == nil {
        frames[a | b] = store.strip(PairFrame.gaps.html(views.family.family, translated: a | b, context))
      }
    }
    self.frames = frames
    var key = Digest(seed: base)
    key.add(context.id)
    key.add(views.family.family.slug)
    for (i, j) in authored.all { key.add(UInt64(i) << 32 | UInt64(j)) }
    familyKey = key.value
    codeKeys = rows.enumerated().map { code, row in
      var key = Digest(seed: translations[code])
      for slice in row { key.add(store.digest(of: slice)) }
      return key.value
    }
  }

  /// What pages show of a code, in the order of `CodeColumn`.
  private static func row(
    _ code: Int, _ family: FamilyParts, _ comparison: Comparison, _ store: inout SliceStore.Builder
  ) -> [Slice] {
    let views = family.codes
    let name = views.name(code)
    let ready = family.ready[code]
    let texts = [
      Escape.html(views.codes[code].id), views.codes[code].slug, name.html, Escape.html(name.plain),
      Escape.json(name.bare),
    ]
    var row: [Slice] = []
    for text in texts { row.append(store.slice(text)) }
    row += [ready.card, ready.decision, ready.references]
    row += comparison.cells(of: code)
    row += PairParts.rowKinds(views.context).map { ready.body($0.id) ?? SliceStore.Builder.empty }
    return row
  }

  func group(_ store: SliceStore) -> SitePlan.Group {
    let gatherer = Gatherer(store: store, codes: codes)
    return SitePlan.Group(kind: "pair", names, .gathered(store) { self.gather($0, gatherer, into: &$1) }, key: key)
  }

  /// A digest of all that a page shows, from those of what it is made of.
  private func key(_ index: Int) -> UInt64 {
    let (i, j) = order.pair(index)
    var key = Digest(seed: familyKey)
    key.add(UInt64(i) << 32 | UInt64(j))
    key.add(codeKeys[i])
    key.add(codeKeys[j])
    if let own = authored[i, j] { key.add(own.digest) }
    return key.value
  }

  private func gather(_ index: Int, _ gatherer: Gatherer, into page: inout SliceList) {
    let (i, j) = order.pair(index)
    let pair = Gathering(i: i, j: j, gatherer: gatherer)
    let own = authored[i, j]
    pair.gather(frames[translations[i] | translations[j]] ?? .empty, into: &page) { part, page in
      gather(part, pair, own, into: &page)
    }
  }

  private func gather(_ part: PagePart?, _ pair: Gathering, _ own: AuthoredPairs.Pair?, into page: inout SliceList) {
    switch part {
    case .traits: comparison.gatherRows(pair, into: &page)
    case .answer:
      if let answer = own?.answer { page.append(answer) } else { comparison.gatherAnswer(pair, into: &page) }
    case .sections: parts.gatherSections(pair, without: own, into: &page)
    case .differences:
      parts.gather(.differences, own, pair, into: &page) { comparison.gatherDifferences(pair, into: &$0) }
    case .shared: parts.gather(.shared, own, pair, into: &page) { comparison.gatherShared(pair, into: &$0) }
    case .decision: parts.gather(.decision, own, pair, into: &page) { parts.gatherDecision(pair, into: &$0) }
    case .example: if own?.parts[.example] != nil { parts.gather(.example, own, pair, into: &page) { _ in } }
    case .more: parts.gatherMore(pair, order, authored, into: &page)
    case .body, nil: break
    }
  }
}
