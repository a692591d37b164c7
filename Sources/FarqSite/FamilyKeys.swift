import FarqModel

/// Digests of all that the pages of one family in one locale are made of, known without making anything: by them a later
/// build tells which pages to make again. The program and the templates are in the context's base.
struct FamilyKeys: Equatable, Sendable {
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
  /// Of the hand-written comparisons, by the number of the pair.
  private let authored: [Int: UInt64]
  private let order: PairOrder

  /// - Parameters:
  ///   - translations: per code, the locales in which its article is translated.
  ///   - translated: the locales that have the family's own page in their language.
  init(_ family: LocalizedFamily, translations: [UInt64], translated: Set<String>, _ context: LocaleContext) {
    var base = Digest(seed: context.base)
    base.add(context.id)
    base.add(family.family.slug)
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
    var authored: [Int: UInt64] = [:]
    for (i, j, pair) in family.authoredPairs {
      guard let article = family.pairs[pair] else { continue }
      let number = order.index(i, j)
      every.add(UInt64(number))
      authored[number] = article.gist.digest
      list.add(UInt64(number))
      list.add(article.gist.textsDigest)
    }
    for article in family.codes { list.add(article.gist.textsDigest) }
    firsts = rows.map { row in every.adding { $0.add(row) } }
    self.authored = authored
    self.list = list.value
    shared = every.adding { key in for article in family.codes { key.add(article.gist.textsDigest) } }
    self.family = list.adding { key in for locale in translated.sorted() { key.add(locale) } }
  }

  /// Of the pages of some pairs, by their numbers.
  func pairs(_ numbers: Range<Int>) -> [UInt64] {
    guard !numbers.isEmpty else { return [] }
    var (i, j) = order.pair(numbers.lowerBound)
    return numbers.map { number in
      var key = Digest(seed: firsts[i])
      key.add(rows[j])
      if !authored.isEmpty, let own = authored[number] { key.add(own) }
      j += 1
      if j == order.count { (i, j) = (i + 1, i + 2) }
      return key.value
    }
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
