import FarqModel

/// No text uses a rendering that its locale's glossary bans.
struct Glossaries: LineRule {
  /// A banned rendering, and the longer phrases of which it may be a part.
  private struct Ban {
    var term: Glossary.Term
    var phrase: ProseLine
    var exceptions: [ProseLine]
  }

  /// By the digest of their first word, so that a line asks only about the words it has.
  private let bans: [UInt64: [Ban]]

  init(_ text: TextLanguage) {
    let bans = text.glossary.terms.flatMap { term in
      term.banned.map { banned in
        Ban(term: term, phrase: ProseLine(banned.words), exceptions: banned.except.map { ProseLine($0) })
      }
    }
    self.bans = Dictionary(grouping: bans.filter { !$0.phrase.words.isEmpty }) { $0.phrase.words[0].digest }
  }

  func check(_ line: ProseLine, at location: SourceLocation) -> [Diagnostic] {
    guard !bans.isEmpty else { return [] }
    var found: [Diagnostic] = []
    for start in line.words.indices {
      guard let candidates = bans[line.words[start].digest] else { continue }
      for ban in candidates where Self.stands(ban, at: start, in: line) {
        found.append(
          .error(
            "banned-term", at: location, "«\(ban.phrase.text)» is not our word for “\(ban.term.source)”",
            advice: "The glossary says «\(ban.term.preferred)»."))
      }
    }
    return found
  }

  /// Whether the banned words start here, and no exception covers them.
  private static func stands(_ ban: Ban, at start: Int, in line: ProseLine) -> Bool {
    let words = ban.phrase.words
    guard line.holds(words, of: ban.phrase, at: start) else { return false }
    let end = start + words.count
    return !ban.exceptions.contains { exception in
      let count = exception.words.count
      return count >= words.count
        && (max(0, end - count)...start).contains { line.holds(exception.words, of: exception, at: $0) }
    }
  }
}
