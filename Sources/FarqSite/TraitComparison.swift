import FarqModel

/// One trait of two codes side by side, from whole authored sentences whose only slots are codes.
///
/// All that can be made per code, per value or per two values is made once, here; a pair picks.
final class TraitComparison: Sendable {
  /// Per code, a number that is equal where the values are.
  private let signatures: [Int]
  private let isEmpty: [Bool]
  private let width: Int
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

  init(_ trait: Trait, _ views: TraitViews, into store: inout SliceStore.Builder) {
    let codes = views.family.family.codes
    let texts = views.family.traits[trait.id]
    var numbers: [[String]: Int] = [:]
    var distinct: [[String]] = []
    var samples: [Code] = []
    signatures = codes.map { code in
      let values = code.values(of: trait.id)
      if let known = numbers[values] { return known }
      numbers[values] = distinct.count
      distinct.append(values)
      samples.append(code)
      return distinct.count - 1
    }
    isEmpty = codes.map { $0.values(of: trait.id).isEmpty }
    width = distinct.count
    cells = Parallel.map(samples) { views.value(trait, of: $0) }.map { store.slice($0) }
    equalRow = store.strip(Self.row(trait, equal: true, views))
    unequalRow = store.strip(Self.row(trait, equal: false, views))
    sentences = samples.map { store.strip(Self.sentence(trait, $0, texts, views)) }
    space = store.slice(" ")
    difference = store.strip(
      views.context.render(
        "difference", ["id": trait.id, "label": views.label(trait).html, "body": Gap.body.marker]))
    pairSentences = Self.pairSentences(distinct, texts, views, &store)
    shared = Self.shared(trait, distinct, texts, views, &store)
  }

  /// What the table shows of a code.
  func cell(_ code: Int) -> Slice { cells[signatures[code]] }

  func signature(_ code: Int) -> Int { signatures[code] }

  func isEqual(_ i: Int, _ j: Int) -> Bool { signatures[i] == signatures[j] }

  /// Whether the two have the same value, and have one at all.
  func agrees(_ i: Int, _ j: Int) -> Bool { isEqual(i, j) && !isEmpty[i] }

  /// Whether the values differ and there is something to say.
  func hasDifference(_ i: Int, _ j: Int) -> Bool {
    !isEqual(i, j)
      && !(pairSentences[key(i, j)].isEmpty && sentences[signatures[i]].isEmpty && sentences[signatures[j]].isEmpty)
  }

  func hasShared(_ i: Int, _ j: Int) -> Bool { !shared[key(i, j)].isEmpty }

  func gatherRow(_ pair: Gathering, into page: inout [Slice]) {
    let row = isEqual(pair.i, pair.j) ? equalRow : unequalRow
    pair.store.gather(row, into: &page) { gap, page in
      page.append(cells[signatures[gap == Gap.first.rawValue ? pair.i : pair.j]])
    }
  }

  func gatherDifference(_ pair: Gathering, into page: inout [Slice]) {
    pair.store.gather(difference, into: &page) { _, page in
      let own = pairSentences[key(pair.i, pair.j)]
      guard own.isEmpty else { return pair.gather(own, into: &page) }
      let (a, b) = (sentences[signatures[pair.i]], sentences[signatures[pair.j]])
      pair.store.gather(a, into: &page) { _, page in page.append(pair.gatherer.ids[pair.i]) }
      if !a.isEmpty, !b.isEmpty { page.append(space) }
      pair.store.gather(b, into: &page) { _, page in page.append(pair.gatherer.ids[pair.j]) }
    }
  }

  func gatherShared(_ pair: Gathering, into page: inout [Slice]) {
    pair.gather(shared[key(pair.i, pair.j)], into: &page)
  }

  private func key(_ i: Int, _ j: Int) -> Int { signatures[i] * width + signatures[j] }

  // MARK: Preparation

  private static func row(_ trait: Trait, equal: Bool, _ views: TraitViews) -> String {
    views.context.render(
      "trait-row",
      [
        "id": trait.id, "label": views.label(trait).html, "equal": equal, "a": Gap.first.marker,
        "b": Gap.second.marker,
      ])
  }

  private static func sentence(_ trait: Trait, _ code: Code, _ texts: TraitText?, _ views: TraitViews) -> String {
    let values = code.values(of: trait.id)
    let phrase =
      values.isEmpty ? texts?.none?.sentence : trait.isSet ? texts?.sentence : texts?.values[values[0]]?.sentence
    guard let phrase else { return "" }
    return views.context.phrases.fill(
      phrase, ["code": Gap.first.text, "values": views.list(of: values, trait)], count: values.count
    ).html
  }

  private static func pairSentences(
    _ distinct: [[String]], _ texts: TraitText?, _ views: TraitViews, _ store: inout SliceStore.Builder
  ) -> [Strip] {
    var strips = [Strip](repeating: .empty, count: distinct.count * distinct.count)
    for (name, phrase) in (texts?.pairs ?? [:]).sorted(by: { $0.key < $1.key }) {
      let values = name.split(separator: "/").map(String.init)
      guard values.count == 2, let a = distinct.firstIndex(of: [values[0]]),
        let b = distinct.firstIndex(of: [values[1]])
      else { continue }
      for (x, y, swapped) in [(a, b, false), (b, a, true)] {
        let text = views.context.phrases.fill(
          phrase, [values[swapped ? 1 : 0]: Gap.first.text, values[swapped ? 0 : 1]: Gap.second.text])
        strips[x * distinct.count + y] = store.strip(text.html)
      }
    }
    return strips
  }

  /// One sentence per distinct set of common values, however many pairs of codes have just these in common.
  private static func shared(
    _ trait: Trait, _ distinct: [[String]], _ texts: TraitText?, _ views: TraitViews,
    _ store: inout SliceStore.Builder
  ) -> [Strip] {
    var made: [[String]: Strip] = [:]
    var strips: [Strip] = []
    for a in distinct {
      for b in distinct {
        let common = a.filter(b.contains)
        let phrase =
          a.isEmpty && b.isEmpty
          ? texts?.none?.shared : common.isEmpty ? nil : trait.isSet ? texts?.shared : texts?.values[common[0]]?.shared
        guard let phrase else {
          strips.append(.empty)
          continue
        }
        if made[common] == nil {
          let values: [String: InlineText] = [
            "first": Gap.first.text, "second": Gap.second.text, "values": views.list(of: common, trait),
          ]
          let text = views.context.phrases.fill(phrase, values, count: common.count).html
          made[common] = store.strip(
            views.context.render("shared", ["id": trait.id, "label": views.label(trait).html, "body": text]))
        }
        strips.append(made[common] ?? .empty)
      }
    }
    return strips
  }
}
