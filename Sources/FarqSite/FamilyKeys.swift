import FarqModel

/// Digests of all that the pages of one family in one locale are made of, known without making anything: by them a later
/// build tells which pages to make again. The program, the templates and the facts are in the context's base.
struct FamilyKeys: Equatable, Sendable {
  private struct Authored: Equatable {
    var number: Int
    var digest: UInt64
  }

  /// Per code, of its article: what it is remembered by when it has been prepared.
  let codes: [UInt64]
  /// Of what lists show of the codes, the hand-written comparisons and the family itself.
  let list: UInt64
  /// Of the family's own page.
  let family: UInt64
  /// Per code, of its article and the locales that translate it.
  private let rows: [UInt64]
  /// Per code, of that and what every comparison shows of the family.
  private let firsts: [UInt64]
  /// Of what every page of a code shows of the others.
  private let shared: UInt64
  /// Of the hand-written comparisons, by the numbers of their pairs, which grow.
  private let authored: [Authored]
  private let order: PairOrder

  /// - Parameters:
  ///   - translations: per code, the locales in which its article is translated.
  ///   - translated: the locales that have the family's own page in their language.
  init(_ family: LocalizedFamily, translations: [UInt64], translated: Set<String>, _ context: LocaleContext) {
    let base = context.key(of: family)
    codes = family.codes.enumerated().map { index, article in
      base.adding {
        $0.add(UInt64(index))
        $0.add(article.gist.digest)
      }
    }
    rows = zip(codes, translations).map { code, locales in Digest(seed: code).adding { $0.add(locales) } }
    order = PairOrder(count: family.codes.count)
    var every = base
    var list = base
    list.add(family.article.gist.digest)
    var authored: [Authored] = []
    for (i, j, pair) in family.authoredPairs {
      guard let article = family.pairs[pair] else { continue }
      let number = order.index(i, j)
      every.add(UInt64(number))
      authored.append(Authored(number: number, digest: article.gist.digest))
      list.add(UInt64(number))
      list.add(article.gist.textsDigest)
    }
    for article in family.codes { list.add(article.gist.textsDigest) }
    firsts = rows.map { row in every.adding { $0.add(row) } }
    self.authored = authored.sorted { $0.number < $1.number }
    self.list = list.value
    shared = every.adding { key in for article in family.codes { key.add(article.gist.textsDigest) } }
    self.family = list.adding { key in for locale in translated.sorted() { key.add(locale) } }
  }

  /// Of the pages of some pairs, by their numbers.
  func pairs(_ numbers: Range<Int>) -> [UInt64] {
    guard !numbers.isEmpty else { return [] }
    var keys = [UInt64](repeating: 0, count: numbers.count)
    var place = 0
    var (i, j) = order.pair(numbers.lowerBound)
    while place < keys.count {
      let first = Digest(seed: firsts[i])
      for second in rows[j...].prefix(keys.count - place) {
        keys[place] = first.adding { $0.add(second) }
        place += 1
      }
      (i, j) = (i + 1, i + 2)
    }
    for pair in authored(in: numbers) {
      let place = pair.number - numbers.lowerBound
      keys[place] = Digest(seed: keys[place]).adding { $0.add(pair.digest) }
    }
    return keys
  }

  private func authored(in numbers: Range<Int>) -> ArraySlice<Authored> {
    if authored.isEmpty { return [] }
    let start = authored.partition { $0.number >= numbers.lowerBound }
    return authored[start...].prefix { $0.number < numbers.upperBound }
  }

  /// Of the pages of some codes, by their places.
  func codes(_ indices: Range<Int>) -> [UInt64] {
    indices.map { index in Digest(seed: shared).adding { $0.add(rows[index]) } }
  }

  /// Of what pages show that list the families of a locale.
  static func lists(_ families: [FamilyPages], _ context: LocaleContext) -> Digest {
    var key = Digest(seed: context.base)
    key.add(context.id)
    for family in families { key.add(family.keys.list) }
    return key
  }
}

extension Digest {
  /// The value of the digest when it has taken in something more.
  fileprivate func adding(_ add: (inout Digest) -> Void) -> UInt64 {
    var digest = self
    add(&digest)
    return digest.value
  }
}
