import FarqModel

/// All traits of two codes side by side: the table's rows, the key differences, what they share, and the short answer.
struct Comparison: Sendable {
  let traits: [TraitComparison]
  private let differenceList: Strip
  private let sharedList: Strip
  private let noDifferences: Strip
  private let nothingShared: Strip
  /// The short answer by which traits differ and which agree.
  private let answers: [Outcome: Strip]

  /// Bits by the index of the trait.
  private struct Outcome: Hashable {
    var differing: UInt64 = 0
    var agreeing: UInt64 = 0
  }

  init(_ views: TraitViews, into store: inout SliceStore.Builder) {
    let family = views.family.family
    var traits: [TraitComparison] = []
    for trait in family.traits { traits.append(TraitComparison(trait, views, into: &store)) }
    self.traits = traits
    let context = views.context
    differenceList = store.strip(context.render("difference-list", ["items": Gap.body.marker]))
    sharedList = store.strip(context.render("shared-list", ["items": Gap.body.marker]))
    let markers: [String: InlineText] = [
      "family": .code(family.name), "first": Gap.first.text, "second": Gap.second.text,
    ]
    func paragraph(_ key: PhraseKey) -> String {
      context.render("prose", ["html": "<p>\(context.phrases.text(key, markers).html)</p>"])
    }
    noDifferences = store.strip(paragraph(.noDifferences))
    nothingShared = store.strip(paragraph(.nothingShared))
    var answers: [Outcome: Strip] = [:]
    for (i, j) in Self.examples(traits, family.codes.count) {
      let outcome = Self.outcome(traits, i, j)
      if answers[outcome] == nil { answers[outcome] = store.strip(Self.answer(outcome, views, markers)) }
    }
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
    pair.gather(answers[Self.outcome(traits, pair.i, pair.j)] ?? .empty, into: &page)
  }

  /// Pairs of codes among which every outcome has an example: codes of the same values in all traits are alike.
  private static func examples(_ traits: [TraitComparison], _ count: Int) -> [(Int, Int)] {
    let kinds = Dictionary(grouping: 0..<count) { code in traits.map { $0.signature(code) } }
    let firsts = kinds.values.map { $0[0] }.sorted()
    let twins = kinds.values.filter { $0.count > 1 }.map { ($0[0], $0[1]) }.sorted { $0.0 < $1.0 }
    return twins + firsts.enumerated().flatMap { number, i in firsts[(number + 1)...].map { (i, $0) } }
  }

  private static func outcome(_ traits: [TraitComparison], _ i: Int, _ j: Int) -> Outcome {
    var outcome = Outcome()
    for (index, trait) in traits.prefix(64).enumerated() {
      if !trait.isEqual(i, j) { outcome.differing |= 1 << UInt64(index) }
      if trait.agrees(i, j) { outcome.agreeing |= 1 << UInt64(index) }
    }
    return outcome
  }

  private static func answer(_ outcome: Outcome, _ views: TraitViews, _ markers: [String: InlineText]) -> String {
    let context = views.context
    func labels(_ bits: UInt64) -> InlineText {
      context.phrases.list(
        views.family.family.traits.prefix(64).enumerated().filter { bits & (1 << UInt64($0.offset)) != 0 }
          .map { views.label($0.element) })
    }
    var values = markers
    values["differing"] = labels(outcome.differing)
    values["shared"] = labels(outcome.agreeing)
    let key: PhraseKey =
      outcome.differing == 0 ? .answerShared : outcome.agreeing == 0 ? .answerDiffering : .answerBoth
    return context.render("pair-answer", ["body": "<p>\(context.phrases.text(key, values).html)</p>"])
  }
}
