import FarqModel

/// One trait of two codes side by side, from whole authored sentences whose only slots are codes.
///
/// All that can be made per value or per two values is made once (`PreparedTrait`); a pair picks.
final class TraitComparison: Sendable {
  private let values: TraitValues
  /// Per signature.
  private let cells: [Slice]
  private let equalRow: Strip
  private let unequalRow: Strip
  /// Per signature, the sentence about a code; empty where there is none.
  private let sentences: [Strip]
  private let space: Slice
  private let difference: Strip
  /// Per two signatures, the sentence that replaces the two; empty where there is none.
  private let pairSentences: [Strip]
  /// Per two signatures, the sentence about what they share; empty where there is none.
  private let shared: [Strip]

  init(_ values: TraitValues, _ prepared: PreparedTrait, into store: inout SliceStore.Builder) {
    self.values = values
    cells = prepared.cells.map { store.slice($0) }
    equalRow = store.strip(prepared.equalRow)
    unequalRow = store.strip(prepared.unequalRow)
    sentences = prepared.sentences.map { store.strip($0) }
    space = store.slice(" ")
    difference = store.strip(prepared.difference)
    pairSentences = prepared.pairSentences.strips(in: &store)
    shared = prepared.shared.strips(in: &store)
  }

  /// What the table shows of a code.
  func cell(_ code: Int) -> Slice { cells[signature(code)] }

  private func signature(_ code: Int) -> Int { values.signatures[code] }

  private func key(_ i: Int, _ j: Int) -> Int { signature(i) * values.distinct.count + signature(j) }

  func isEqual(_ i: Int, _ j: Int) -> Bool { values.isEqual(i, j) }

  /// Whether the values differ and there is something to say.
  func hasDifference(_ i: Int, _ j: Int) -> Bool {
    !isEqual(i, j)
      && !(pairSentences[key(i, j)].isEmpty && sentences[signature(i)].isEmpty && sentences[signature(j)].isEmpty)
  }

  func hasShared(_ i: Int, _ j: Int) -> Bool { !shared[key(i, j)].isEmpty }

  func gatherRow(_ pair: Gathering, into page: inout [Slice]) {
    let row = isEqual(pair.i, pair.j) ? equalRow : unequalRow
    pair.store.gather(row, into: &page) { gap, page in
      page.append(cell(gap == Gap.first.rawValue ? pair.i : pair.j))
    }
  }

  func gatherDifference(_ pair: Gathering, into page: inout [Slice]) {
    pair.store.gather(difference, into: &page) { _, page in
      let own = pairSentences[key(pair.i, pair.j)]
      guard own.isEmpty else { return pair.gather(own, into: &page) }
      let (a, b) = (sentences[signature(pair.i)], sentences[signature(pair.j)])
      pair.store.gather(a, into: &page) { _, page in page.append(pair.gatherer.ids[pair.i]) }
      if !a.isEmpty, !b.isEmpty { page.append(space) }
      pair.store.gather(b, into: &page) { _, page in page.append(pair.gatherer.ids[pair.j]) }
    }
  }

  func gatherShared(_ pair: Gathering, into page: inout [Slice]) {
    pair.gather(shared[key(pair.i, pair.j)], into: &page)
  }
}

extension PreparedTrait.Table {
  /// The texts as strips, by two signatures.
  fileprivate func strips(in store: inout SliceStore.Builder) -> [Strip] {
    var made: [Strip] = []
    for text in texts { made.append(store.strip(text)) }
    return numbers.map { made.indices.contains($0) ? made[$0] : .empty }
  }
}
