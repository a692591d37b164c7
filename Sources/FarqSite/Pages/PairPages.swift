import FarqModel

/// The comparison pages of one family in one locale: a frame rendered once, and ready bytes gathered into it.
final class PairPages: Sendable {
  private let comparison: Comparison
  private let parts: PairParts
  private let authored: AuthoredPairs
  private let frames: ByTranslations
  private let order: PairOrder
  private let codes: CodeTable

  init(
    _ family: FamilyParts, _ comparison: Comparison, _ codes: CodeTable, into store: inout SliceStore.Builder
  ) {
    let views = family.codes
    let context = views.context
    self.comparison = comparison
    self.codes = codes
    authored = family.authored
    parts = PairParts(views, codes, into: &store)
    order = PairOrder(count: views.codes.count)
    var frames = ByTranslations()
    let gaps = PairFrame.gaps(PairParts.frames(views))
    let sets = Set(codes.translations)
    for a in sets {
      for b in sets {
        frames.add(a | b) { store.strip(gaps.html(views.family.family, translated: a | b, context)) }
      }
    }
    self.frames = frames
  }

  func gather(_ index: Int, _ gatherer: Gatherer, into page: inout PageBuffer) {
    let (i, j) = order.pair(index)
    let pair = Gathering(i: i, j: j, gatherer: gatherer)
    gatherer.begin(i, j, sharesRow: true, &page)
    let own = authored[i, j]
    page.append(frames[codes.translations[i] | codes.translations[j]]) {
      gather(PagePart(rawValue: $0), pair, own, into: &$1)
    }
  }

  private func gather(_ part: PagePart?, _ pair: Gathering, _ own: AuthoredPairs.Pair?, into page: inout PageBuffer) {
    func add(_ text: Slice?, orComputed gather: (inout PageBuffer) -> Void) {
      if let text { page.append(text) } else { gather(&page) }
    }
    switch part {
    case .traits: comparison.gatherRows(pair, into: &page)
    case .answer: add(own?.answer) { comparison.gatherAnswer(pair, into: &$0) }
    case .sections: parts.gatherSections(pair, without: own, into: &page)
    case .differences: add(own?.parts[.differences]) { comparison.gatherDifferences(pair, into: &$0) }
    case .shared: add(own?.parts[.shared]) { comparison.gatherShared(pair, into: &$0) }
    case .decision: add(own?.parts[.decision]) { parts.gatherDecision(pair, into: &$0) }
    case .example: if let text = own?.parts[.example] { parts.gatherExample(text, into: &page) }
    case .more: parts.gatherNeighbours(pair, order, authored, into: &page)
    case .lead, .pairs, .previous, .next, .body, nil: break
    }
  }
}
