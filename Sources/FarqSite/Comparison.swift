import FarqModel

/// All traits of two codes side by side: the table's rows, the key differences, what they share, and the short answer.
struct Comparison: Sendable {
  private enum Slot { static let first = 0, second = 1, items = 2 }

  let traits: [TraitComparison]
  private let codes: [[UInt8]]
  private let differenceList: Piece
  private let sharedList: Piece
  private let noDifferences: Piece
  private let nothingShared: Piece
  /// The short answer by which traits differ and which agree.
  private let answers: [Outcome: Piece]

  /// Bits by the index of the trait.
  private struct Outcome: Hashable {
    var differing: UInt64 = 0
    var agreeing: UInt64 = 0
  }

  init(_ views: TraitViews) {
    let family = views.family.family
    traits = family.traits.map { TraitComparison($0, views) }
    codes = family.codes.map { Array(Escape.html($0.id).utf8) }
    let context = views.context
    differenceList = context.piece("difference-list", ["items": SlotMarker.character(Slot.items)])
    sharedList = context.piece("shared-list", ["items": SlotMarker.character(Slot.items)])
    let markers: [String: InlineText] = [
      "family": .code(family.name), "first": .marker(Slot.first), "second": .marker(Slot.second),
    ]
    func paragraph(_ key: PhraseKey) -> Piece {
      context.piece("prose", ["html": "<p>\(context.phrases.text(key, markers).html)</p>"])
    }
    noDifferences = paragraph(.noDifferences)
    nothingShared = paragraph(.nothingShared)
    var answers: [Outcome: Piece] = [:]
    for i in codes.indices {
      for j in codes.indices.dropFirst(i + 1) {
        let outcome = Self.outcome(traits, i, j)
        if answers[outcome] == nil { answers[outcome] = Self.answer(outcome, views, markers) }
      }
    }
    self.answers = answers
  }

  /// The rows of the table, unequal ones first.
  func writeRows(_ i: Int, _ j: Int, into out: inout [UInt8]) {
    for trait in traits where !trait.isEqual(i, j) { trait.writeRow(i, j, into: &out) }
    for trait in traits where trait.isEqual(i, j) { trait.writeRow(i, j, into: &out) }
  }

  func writeDifferences(_ i: Int, _ j: Int, into out: inout [UInt8]) {
    var items: [UInt8] = []
    for trait in traits { trait.writeDifference(i, j, codes, into: &items) }
    write(items, list: differenceList, orElse: noDifferences, i, j, into: &out)
  }

  func writeShared(_ i: Int, _ j: Int, into out: inout [UInt8]) {
    var items: [UInt8] = []
    for trait in traits { trait.writeShared(i, j, codes, into: &items) }
    write(items, list: sharedList, orElse: nothingShared, i, j, into: &out)
  }

  func writeAnswer(_ i: Int, _ j: Int, into out: inout [UInt8]) {
    answers[Self.outcome(traits, i, j)]?.write(into: &out) { slot, out in out += codes[slot == Slot.first ? i : j] }
  }

  private func write(
    _ items: [UInt8], list: Piece, orElse sentence: Piece, _ i: Int, _ j: Int, into out: inout [UInt8]
  ) {
    if items.isEmpty {
      sentence.write(into: &out) { slot, out in out += codes[slot == Slot.first ? i : j] }
    } else {
      list.write(into: &out) { _, out in out += items }
    }
  }

  private static func outcome(_ traits: [TraitComparison], _ i: Int, _ j: Int) -> Outcome {
    var outcome = Outcome()
    for (index, trait) in traits.prefix(64).enumerated() {
      if !trait.isEqual(i, j) { outcome.differing |= 1 << UInt64(index) }
      if trait.agrees(i, j) { outcome.agreeing |= 1 << UInt64(index) }
    }
    return outcome
  }

  private static func answer(_ outcome: Outcome, _ views: TraitViews, _ markers: [String: InlineText]) -> Piece {
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
    return context.piece("pair-answer", ["body": "<p>\(context.phrases.text(key, values).html)</p>"])
  }
}
