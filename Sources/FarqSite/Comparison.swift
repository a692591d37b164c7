import FarqModel

/// All traits of two codes side by side: the table's rows, the key differences, what they share, and the short answer.
///
/// All that can be made per value or per two values of a trait is made once (`PreparedTrait`); a pair picks.
struct Comparison: Sendable {
  private let signatures: SignatureTable
  private let traits: [TraitStrips]
  /// Of all traits, per signature: what the table shows.
  private let cells: [Slice]
  /// Of all traits, per signature: the difference with the sentence about the first code, and a gap for the other.
  private let differences: [Strip]
  /// Of all traits, per signature: the sentence about the second code, or the empty strip.
  private let secondSentences: [Strip]
  /// The same behind another sentence.
  private let followingSentences: [Strip]
  /// Of all traits, per two signatures: the difference with the sentence that replaces the two, or the empty strip.
  private let pairDifferences: [Strip]
  /// Of all traits, per two signatures: whether they differ and there is something to say of it.
  private let differ: [Bool]
  /// Of all traits, per two signatures: the sentence about what they share, or the empty strip.
  private let shared: [Strip]
  private let differenceList: Strip
  private let sharedList: Strip
  private let noDifferences: Strip
  private let nothingShared: Strip
  /// The short answer by which traits differ and which agree.
  private let answers: [Outcome: Strip]

  init(_ views: TraitViews, into store: inout SliceStore.Builder) {
    let family = views.family.family
    let values = family.traits.indices.map { TraitValues($0, of: family) }
    signatures = SignatureTable(values, codes: family.codes.count)
    let prepared = PreparedComparison.recalled(values, signatures, views)
    var traits: [TraitStrips] = []
    var cells: [Slice] = []
    var differences: [Strip] = []
    var secondSentences: [Strip] = []
    var followingSentences: [Strip] = []
    var pairDifferences: [Strip] = []
    var differ: [Bool] = []
    var shared: [Strip] = []
    for trait in prepared.traits {
      traits.append(TraitStrips(trait, firstSignature: cells.count, firstPair: shared.count, into: &store))
      for text in trait.cells { cells.append(store.slice(text)) }
      let gap = Gap.part(.body).marker
      let frame = trait.difference.unicodeScalars.split(
        omittingEmptySubsequences: false, whereSeparator: gap.unicodeScalars.contains
      ).map { String($0) }
      for text in trait.sentences {
        differences.append(store.strip(frame.joined(separator: text + gap)))
        secondSentences.append(store.strip(ofSecond: text))
        followingSentences.append(text.isEmpty ? .empty : store.strip(ofSecond: " " + text))
      }
      pairDifferences += trait.pairSentences.strips(in: &store) { frame.joined(separator: $0) }
      for a in trait.sentences.indices {
        for b in trait.sentences.indices {
          let speaks = !trait.sentences[a].isEmpty || !trait.sentences[b].isEmpty
          differ.append(a != b && (speaks || !pairDifferences[differ.count].isEmpty))
        }
      }
      shared += trait.shared.strips(in: &store) { $0 }
    }
    self.traits = traits
    self.cells = cells
    self.differences = differences
    self.secondSentences = secondSentences
    self.followingSentences = followingSentences
    self.pairDifferences = pairDifferences
    self.differ = differ
    self.shared = shared
    differenceList = store.strip(prepared.differenceList)
    sharedList = store.strip(prepared.sharedList)
    noDifferences = store.strip(prepared.noDifferences)
    nothingShared = store.strip(prepared.nothingShared)
    var answers: [Outcome: Strip] = [:]
    for (outcome, text) in prepared.answers { answers[outcome] = store.strip(text) }
    self.answers = answers
  }

  /// What the table shows of a code, per trait.
  func cells(of code: Int) -> [Slice] {
    (0..<traits.count).map { cells[position(of: $0, code)] }
  }

  /// The rows of the table, unequal ones first.
  func gatherRows(_ pair: Gathering, into page: inout PageBuffer) {
    for trait in 0..<traits.count where !signatures.isEqual(trait, pair.i, pair.j) {
      page.append(traits[trait].unequalRow)
    }
    for trait in 0..<traits.count where signatures.isEqual(trait, pair.i, pair.j) {
      page.append(traits[trait].equalRow)
    }
  }

  func gatherDifferences(_ pair: Gathering, into page: inout PageBuffer) {
    guard (0..<traits.count).contains(where: { differ[position(of: $0, pair)] }) else {
      return page.append(noDifferences)
    }
    page.append(differenceList) { _, page in
      for trait in 0..<traits.count where differ[position(of: trait, pair)] {
        gatherDifference(trait, pair, into: &page)
      }
    }
  }

  func gatherShared(_ pair: Gathering, into page: inout PageBuffer) {
    guard (0..<traits.count).contains(where: { !shared(of: $0, pair).isEmpty }) else {
      return page.append(nothingShared)
    }
    page.append(sharedList) { _, page in
      for trait in 0..<traits.count { page.append(shared(of: trait, pair)) }
    }
  }

  func gatherAnswer(_ pair: Gathering, into page: inout PageBuffer) {
    page.append(answers[Outcome(signatures, pair.i, pair.j)] ?? .empty)
  }

  // MARK: One trait

  /// The sentence for both values if there is one, else that of the first and that of the second.
  private func gatherDifference(_ trait: Int, _ pair: Gathering, into page: inout PageBuffer) {
    let own = pairDifferences[position(of: trait, pair)]
    guard own.isEmpty else { return page.append(own) }
    let (a, b) = (position(of: trait, pair.i), position(of: trait, pair.j))
    let second = secondSentences[a].isEmpty ? secondSentences[b] : followingSentences[b]
    page.append(differences[a]) { $1.append(second) }
  }

  private func shared(of trait: Int, _ pair: Gathering) -> Strip { shared[position(of: trait, pair)] }

  private func position(of trait: Int, _ code: Int) -> Int {
    traits[trait].firstSignature + signatures.signature(trait, code)
  }

  private func position(of trait: Int, _ pair: Gathering) -> Int {
    let strips = traits[trait]
    return strips.firstPair + signatures.signature(trait, pair.i) * strips.width + signatures.signature(trait, pair.j)
  }
}

/// What pages show of one trait, and where its cells and sentences are among those of all.
private struct TraitStrips {
  let equalRow: Strip
  let unequalRow: Strip
  /// How many distinct values there are.
  let width: Int
  let firstSignature: Int
  let firstPair: Int

  init(_ trait: PreparedTrait, firstSignature: Int, firstPair: Int, into store: inout SliceStore.Builder) {
    equalRow = store.strip(trait.equalRow)
    unequalRow = store.strip(trait.unequalRow)
    width = trait.cells.count
    self.firstSignature = firstSignature
    self.firstPair = firstPair
  }
}

extension PreparedTrait.Table {
  /// The texts as strips, by two signatures; what stands around those that are not empty is put there by `frame`.
  fileprivate func strips(in store: inout SliceStore.Builder, frame: (String) -> String) -> [Strip] {
    var made: [Strip] = []
    for text in texts { made.append(text.isEmpty ? .empty : store.strip(frame(text))) }
    return numbers.map { made.indices.contains($0) ? made[$0] : .empty }
  }
}
