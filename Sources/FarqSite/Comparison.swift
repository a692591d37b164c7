import FarqModel

/// All traits of two codes side by side: the table's rows, the key differences, what they share, and the short answer.
struct Comparison: Sendable {
  let traits: [TraitComparison]
  private let values: [TraitValues]
  private let differenceList: Strip
  private let sharedList: Strip
  private let noDifferences: Strip
  private let nothingShared: Strip
  /// The short answer by which traits differ and which agree.
  private let answers: [Outcome: Strip]

  init(_ views: TraitViews, into store: inout SliceStore.Builder) {
    let values = views.family.family.traits.map { TraitValues($0, of: views.family.family.codes) }
    let prepared = PreparedComparison.recalled(values, views)
    var traits: [TraitComparison] = []
    for (values, prepared) in zip(values, prepared.traits) {
      traits.append(TraitComparison(values, prepared, into: &store))
    }
    self.traits = traits
    self.values = values
    differenceList = store.strip(prepared.differenceList)
    sharedList = store.strip(prepared.sharedList)
    noDifferences = store.strip(prepared.noDifferences)
    nothingShared = store.strip(prepared.nothingShared)
    var answers: [Outcome: Strip] = [:]
    for (outcome, text) in prepared.answers { answers[outcome] = store.strip(text) }
    self.answers = answers
  }

  /// The rows of the table, unequal ones first.
  func gatherRows(_ pair: Gathering, into page: inout [Slice]) {
    for trait in traits where !trait.isEqual(pair.i, pair.j) { trait.gatherRow(pair, into: &page) }
    for trait in traits where trait.isEqual(pair.i, pair.j) { trait.gatherRow(pair, into: &page) }
  }

  func gatherDifferences(_ pair: Gathering, into page: inout [Slice]) {
    guard traits.contains(where: { $0.hasDifference(pair.i, pair.j) }) else {
      return pair.gather(noDifferences, into: &page)
    }
    pair.store.gather(differenceList, into: &page) { _, page in
      for trait in traits where trait.hasDifference(pair.i, pair.j) { trait.gatherDifference(pair, into: &page) }
    }
  }

  func gatherShared(_ pair: Gathering, into page: inout [Slice]) {
    guard traits.contains(where: { $0.hasShared(pair.i, pair.j) }) else {
      return pair.gather(nothingShared, into: &page)
    }
    pair.store.gather(sharedList, into: &page) { _, page in
      for trait in traits { trait.gatherShared(pair, into: &page) }
    }
  }

  func gatherAnswer(_ pair: Gathering, into page: inout [Slice]) {
    pair.gather(answers[Outcome(values, pair.i, pair.j)] ?? .empty, into: &page)
  }
}
