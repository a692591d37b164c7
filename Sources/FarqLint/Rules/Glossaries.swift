import FarqModel

/// No text uses a rendering that its locale's glossary bans.
struct Glossaries: LintRule {
  /// A banned rendering as words, and the longer phrases of which it may be a part.
  private struct Ban {
    var term: Glossary.Term
    var shown: String
    var words: [Substring]
    var exceptions: [[Substring]]
  }

  func check(_ input: LintInput) -> [Diagnostic] {
    let bans = input.catalog.texts.mapValues { Self.bans($0.glossary) }
    return input.articles.flatMap { locale, article -> [Diagnostic] in
      guard let bans = bans[locale.id], !bans.isEmpty else { return [] }
      return article.lines.flatMap { line in
        let words = Words(line.value).map(\.text)
        return bans.filter { Self.stands($0, in: words) }.map { ban in
          Diagnostic.warning(
            "banned-term", at: line.location, "«\(ban.shown)» is not our word for “\(ban.term.source)”",
            advice: "The glossary says «\(ban.term.preferred)».")
        }
      }
    }
  }

  private static func bans(_ glossary: Glossary) -> [Ban] {
    glossary.terms.flatMap { term in
      term.banned.map { banned in
        Ban(
          term: term, shown: banned.words, words: Words(banned.words).map(\.text),
          exceptions: banned.except.map { Words($0).map(\.text) })
      }
    }
  }

  /// Whether the banned words stand in a line at a place that no exception covers.
  private static func stands(_ ban: Ban, in words: [Substring]) -> Bool {
    places(of: ban.words, in: words).contains { place in
      !ban.exceptions.contains { exception in
        places(of: exception, in: words).contains {
          $0.lowerBound <= place.lowerBound && place.upperBound <= $0.upperBound
        }
      }
    }
  }

  private static func places(of phrase: [Substring], in words: [Substring]) -> [Range<Int>] {
    guard let first = phrase.first, words.count >= phrase.count else { return [] }
    return (0...(words.count - phrase.count)).filter { start in
      words[start] == first && words[start..<(start + phrase.count)].elementsEqual(phrase)
    }.map { $0..<($0 + phrase.count) }
  }
}

extension Article {
  /// The prose of the article and of its short texts, each with its place.
  var lines: [Located<String>] {
    texts.sorted { $0.key < $1.key }.map { Located($0.value.value.prose, at: $0.value.location) }
      + sections.flatMap(\.prose)
  }
}
