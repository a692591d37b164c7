import FarqModel

/// The comparisons of a family that someone wrote by hand, rendered.
struct AuthoredPairs: Sendable {
  struct Pair: Sendable {
    /// The short answer, in its frame.
    var answer: [UInt8]?
    var parts: [PairPart: [UInt8]]
    /// The short answer as it stands in lists of comparisons.
    var summary: InlineText
  }

  private let pairs: [Int: Pair]
  private let count: Int
  /// In registry order.
  let order: [(first: Int, second: Int)]

  init(_ family: LocalizedFamily, _ context: LocaleContext) {
    let slug = family.family.slug
    var pairs: [Int: Pair] = [:]
    var order: [(first: Int, second: Int)] = []
    count = family.family.codes.count
    for (key, article) in family.pairs {
      guard let i = family.family.index(ofSlug: key.first), let j = family.family.index(ofSlug: key.second) else {
        continue
      }
      pairs[i * count + j] = Self.pair(article, key, slug, context)
      order.append((i, j))
    }
    self.pairs = pairs
    self.order = order.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  subscript(i: Int, j: Int) -> Pair? { pairs[i * count + j] }

  /// The comparisons that one of the codes takes part in.
  func pairs(with codes: [Int]) -> [(Int, Int)] {
    order.filter { codes.contains($0.first) || codes.contains($0.second) }.map { ($0.first, $0.second) }
  }

  /// What is computed speaks the reader's language, so it wins over a hand-written part that is not translated yet;
  /// only a part that can't be computed falls back.
  private static func pair(
    _ article: LocalizedArticle, _ key: PairKey, _ family: String, _ context: LocaleContext
  ) -> Pair {
    let fragments = Fragments(
      article, footnotePrefix: key.slug, page: .pair(context.id, family, key.slug),
      sourcePage: .pair(context.site.source.id, family, key.slug), context)
    var parts: [PairPart: [UInt8]] = [:]
    for section in article.sections {
      guard let part = PairPart(rawValue: section.id), section.language == context.id || part == .example,
        let body = fragments.body(section.id)
      else { continue }
      parts[part] = context.bytes("prose", ["html": body])
    }
    let summary = article.text("summary")
    return Pair(
      answer: article.isTranslated && !summary.html.isEmpty
        ? context.bytes("pair-answer", ["body": "<p>\(summary.html)</p>"]) : nil,
      parts: parts, summary: summary)
  }
}
