import FarqModel

/// The comparisons of a family that someone wrote by hand, rendered.
struct AuthoredPairs: Sendable {
  struct Pair: Sendable {
    /// The short answer, in its frame.
    var answer: Slice?
    var parts: [PairPart: Slice]
    /// The short answer as it stands in lists of comparisons.
    var summary: InlineText
  }

  private let pairs: [Int: Pair]
  private let order: PairOrder
  /// In registry order.
  let all: [(first: Int, second: Int)]
  /// Per code, the indices in `all` of the pairs that it takes part in.
  private let byCode: [[Int]]

  init(_ family: LocalizedFamily, _ context: LocaleContext, into store: inout SliceStore.Builder) {
    let codes = family.family.codes
    order = PairOrder(count: codes.count)
    let all = family.authoredPairs
    var pairs: [Int: Pair] = [:]
    var byCode = [[Int]](repeating: [], count: codes.count)
    for (number, (i, j, key)) in all.enumerated() {
      guard let article = family.pairs[key] else { continue }
      let prepared = PreparedPair.recalled(article, key, family.family.slug, context)
      pairs[order.index(i, j)] = Pair(prepared, into: &store)
      byCode[i].append(number)
      byCode[j].append(number)
    }
    self.pairs = pairs
    self.all = all.map { ($0.first, $0.second) }
    self.byCode = byCode
  }

  subscript(i: Int, j: Int) -> Pair? { pairs.isEmpty ? nil : pairs[order.index(i, j)] }

  /// The comparisons that one of two codes takes part in, without that of the two.
  func pairs(near i: Int, _ j: Int) -> [(Int, Int)] {
    guard !byCode[i].isEmpty || !byCode[j].isEmpty else { return [] }
    return Set(byCode[i]).symmetricDifference(byCode[j]).sorted().map { all[$0] }
  }
}

extension LocalizedFamily {
  /// The pairs that someone wrote a comparison of, in registry order.
  var authoredPairs: [(first: Int, second: Int, key: PairKey)] {
    pairs.keys.compactMap { key -> (first: Int, second: Int, key: PairKey)? in
      guard let i = family.index(ofSlug: key.first), let j = family.index(ofSlug: key.second) else { return nil }
      return (i, j, key)
    }.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }
}

extension AuthoredPairs.Pair {
  fileprivate init(_ prepared: PreparedPair, into store: inout SliceStore.Builder) {
    answer = prepared.answer.map { store.slice($0) }
    summary = prepared.summary
    parts = [:]
    for part in PairPart.allCases { parts[part] = prepared.parts[part].map { store.slice($0) } }
  }
}
