import FarqModel

/// One trait of two codes side by side, from whole authored sentences whose only slots are codes.
///
/// All that can be made per code or per value is made once, here; a pair picks and fills.
struct TraitComparison: Sendable {
  private enum Slot { static let first = 0, second = 1, body = 2 }

  /// Per code, a number that is equal where the values are.
  let signatures: [Int]
  private let isEmpty: [Bool]
  private let width: Int
  /// Per signature.
  private let cells: [[UInt8]]
  private let equalRow: Piece
  private let unequalRow: Piece
  /// Per code, the sentence about it; empty where there is none.
  private let sentences: [[UInt8]]
  private let difference: Piece
  /// Per two signatures, the sentence that replaces the two.
  private let pairSentences: [Int: Piece]
  /// Per two signatures, the sentence about what they share.
  private let shared: [Int: Piece]

  init(_ trait: Trait, _ views: TraitViews) {
    let codes = views.family.family.codes
    let texts = views.family.traits[trait.id]
    var distinct: [[String]] = []
    var samples: [Code] = []
    signatures = codes.map { code in
      let values = code.values(of: trait.id)
      if let known = distinct.firstIndex(of: values) { return known }
      distinct.append(values)
      samples.append(code)
      return distinct.count - 1
    }
    isEmpty = codes.map { $0.values(of: trait.id).isEmpty }
    width = distinct.count
    cells = samples.map { Array(views.value(trait, of: $0).utf8) }
    equalRow = Self.row(trait, equal: true, views)
    unequalRow = Self.row(trait, equal: false, views)
    sentences = codes.map { Array(Self.sentence(trait, $0, texts, views).utf8) }
    difference = views.context.piece(
      "difference",
      ["id": trait.id, "label": views.label(trait).html, "body": SlotMarker.character(Slot.body)])
    pairSentences = Self.pairSentences(distinct, texts, views)
    shared = Self.shared(trait, distinct, texts, views)
  }

  func isEqual(_ i: Int, _ j: Int) -> Bool { signatures[i] == signatures[j] }

  /// Whether the two have the same value, and have one at all.
  func agrees(_ i: Int, _ j: Int) -> Bool { isEqual(i, j) && !isEmpty[i] }

  func writeRow(_ i: Int, _ j: Int, into out: inout [UInt8]) {
    (isEqual(i, j) ? equalRow : unequalRow).write(into: &out) { slot, out in
      out += cells[signatures[slot == Slot.first ? i : j]]
    }
  }

  /// Appends the difference, if the values differ and there is something to say.
  func writeDifference(_ i: Int, _ j: Int, _ codes: [[UInt8]], into out: inout [UInt8]) {
    let pair = pairSentences[key(i, j)]
    guard !isEqual(i, j), pair != nil || !(sentences[i].isEmpty && sentences[j].isEmpty) else { return }
    difference.write(into: &out) { _, out in
      if let pair {
        pair.write(into: &out) { slot, out in out += codes[slot == Slot.first ? i : j] }
      } else {
        out += sentences[i]
        if !sentences[i].isEmpty, !sentences[j].isEmpty { out.append(UInt8(ascii: " ")) }
        out += sentences[j]
      }
    }
  }

  /// Appends what the two share, if anything.
  func writeShared(_ i: Int, _ j: Int, _ codes: [[UInt8]], into out: inout [UInt8]) {
    shared[key(i, j)]?.write(into: &out) { slot, out in out += codes[slot == Slot.first ? i : j] }
  }

  private func key(_ i: Int, _ j: Int) -> Int { signatures[i] * width + signatures[j] }

  // MARK: Preparation

  private static func row(_ trait: Trait, equal: Bool, _ views: TraitViews) -> Piece {
    views.context.piece(
      "trait-row",
      [
        "id": trait.id, "label": views.label(trait).html, "equal": equal, "a": SlotMarker.character(Slot.first),
        "b": SlotMarker.character(Slot.second),
      ])
  }

  private static func sentence(_ trait: Trait, _ code: Code, _ texts: TraitText?, _ views: TraitViews) -> String {
    let values = code.values(of: trait.id)
    let phrase =
      values.isEmpty ? texts?.none?.sentence : trait.isSet ? texts?.sentence : texts?.values[values[0]]?.sentence
    guard let phrase else { return "" }
    return views.context.phrases.fill(
      phrase, ["code": .code(code.id), "values": views.list(of: values, trait)], count: values.count
    ).html
  }

  private static func pairSentences(
    _ distinct: [[String]], _ texts: TraitText?, _ views: TraitViews
  ) -> [Int: Piece] {
    var pieces: [Int: Piece] = [:]
    for (name, phrase) in texts?.pairs ?? [:] {
      let values = name.split(separator: "/").map(String.init)
      guard values.count == 2, let a = distinct.firstIndex(of: [values[0]]),
        let b = distinct.firstIndex(of: [values[1]])
      else { continue }
      for (x, y, swapped) in [(a, b, false), (b, a, true)] {
        let text = views.context.phrases.fill(
          phrase, [values[swapped ? 1 : 0]: .marker(Slot.first), values[swapped ? 0 : 1]: .marker(Slot.second)])
        pieces[x * distinct.count + y] = Piece(text.html)
      }
    }
    return pieces
  }

  /// One sentence per distinct set of common values, however many pairs of codes have just these in common.
  private static func shared(
    _ trait: Trait, _ distinct: [[String]], _ texts: TraitText?, _ views: TraitViews
  ) -> [Int: Piece] {
    var made: [[String]: Piece] = [:]
    var pieces: [Int: Piece] = [:]
    for (x, a) in distinct.enumerated() {
      for (y, b) in distinct.enumerated() {
        let common = a.filter(b.contains)
        let phrase =
          a.isEmpty && b.isEmpty
          ? texts?.none?.shared : common.isEmpty ? nil : trait.isSet ? texts?.shared : texts?.values[common[0]]?.shared
        guard let phrase else { continue }
        if made[common] == nil {
          let values: [String: InlineText] = [
            "first": .marker(Slot.first), "second": .marker(Slot.second), "values": views.list(of: common, trait),
          ]
          let text = views.context.phrases.fill(phrase, values, count: common.count).html
          made[common] = views.context.piece(
            "shared", ["label": views.label(trait).html, "id": trait.id, "body": text])
        }
        pieces[x * distinct.count + y] = made[common]
      }
    }
    return pieces
  }
}
