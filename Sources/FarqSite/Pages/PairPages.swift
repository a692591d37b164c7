import FarqModel

/// The comparison pages of one family in one locale: a frame rendered once, and ready bytes gathered into it.
struct PairPages: Sendable {
  private let codes: CodeViews
  private let context: LocaleContext
  private let comparison: Comparison
  private let parts: PairParts
  private let authored: AuthoredPairs
  private let frames: [UInt64: Piece]
  /// Per code, the locales in which its article is translated, as bits by the order of the switcher.
  private let translations: [UInt64]
  private let order: PairOrder
  private let ids: [[UInt8]]
  private let slugs: [[UInt8]]
  private let names: [PairFrame.Name]

  init(_ family: FamilyParts, translations: [UInt64]) {
    let codes = family.codes
    let context = family.codes.context
    self.codes = codes
    self.context = context
    self.translations = translations
    comparison = Comparison(codes.traits)
    authored = family.authored
    parts = PairParts(codes, context)
    order = PairOrder(count: codes.codes.count)
    ids = codes.codes.map { Array(Escape.html($0.id).utf8) }
    slugs = codes.codes.map { Array($0.slug.utf8) }
    names = codes.codes.indices.map { PairFrame.Name(codes.name($0)) }
    var frames: [UInt64: Piece] = [:]
    for a in Set(translations) {
      for b in Set(translations) where frames[a | b] == nil {
        frames[a | b] = PairFrame.piece(codes, translated: a | b, context)
      }
    }
    self.frames = frames
  }

  var group: SitePlan.Group {
    SitePlan.Group(kind: "pair", count: order.pairCount, path: { path($0) }, write: { write($0, into: &$1) })
  }

  private func path(_ index: Int) -> SitePath {
    let (i, j) = order.pair(index)
    return .pair(context.id, codes.family.family.slug, PairKey(codes.codes[i].slug, codes.codes[j].slug).slug)
  }

  private func write(_ index: Int, into out: inout [UInt8]) {
    let (i, j) = order.pair(index)
    frames[translations[i] | translations[j]]?.write(into: &out) { slot, out in
      write(PairFrame.Slot(rawValue: slot), i, j, into: &out)
    }
  }

  private func write(_ slot: PairFrame.Slot?, _ i: Int, _ j: Int, into out: inout [UInt8]) {
    let own = authored[i, j]
    switch slot {
    case .first: out += ids[i]
    case .second: out += ids[j]
    case .firstSlug: out += slugs[i]
    case .secondSlug: out += slugs[j]
    case .firstName: out += names[i].html
    case .secondName: out += names[j].html
    case .firstNamePlain: out += names[i].plain
    case .secondNamePlain: out += names[j].plain
    case .firstNameJSON: out += names[i].json
    case .secondNameJSON: out += names[j].json
    case .firstCard: out += parts.cards[i]
    case .secondCard: out += parts.cards[j]
    case .traits: comparison.writeRows(i, j, into: &out)
    case .answer:
      if let answer = own?.answer { out += answer } else { comparison.writeAnswer(i, j, into: &out) }
    case .sections: parts.writeSections(i, j, without: own?.parts.keys.map(\.rawValue) ?? [], into: &out)
    case .differences:
      parts.write(.differences, own, into: &out) { comparison.writeDifferences(i, j, into: &$0) }
    case .shared: parts.write(.shared, own, into: &out) { comparison.writeShared(i, j, into: &$0) }
    case .decision: parts.write(.decision, own, into: &out) { parts.writeDecision(i, j, into: &$0) }
    case .example: if own?.parts[.example] != nil { parts.write(.example, own, into: &out) { _ in } }
    case .more: parts.writeMore(i, j, order, authored, into: &out)
    case nil: break
    }
  }
}
