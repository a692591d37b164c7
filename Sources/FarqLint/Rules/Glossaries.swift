import FarqModel

/// No text uses a rendering that its locale's glossary bans.
struct Glossaries: LineRule {
  /// A banned rendering as words, and the longer phrases of which it may be a part.
  private struct Ban {
    var term: Glossary.Term
    var shown: String
    var words: [Words.Word]
    var exceptions: [[Words.Word]]
  }

  /// By the digest of their first word, so that a line asks only about the words it has.
  private let bans: [UInt64: [Ban]]

  init(_ text: TextLanguage) {
    let bans = text.glossary.terms.flatMap { term in
      term.banned.map { banned in
        Ban(
          term: term, shown: banned.words, words: Words(banned.words).words,
          exceptions: banned.except.map { Words($0).words })
      }
    }
    self.bans = Dictionary(grouping: bans.filter { !$0.words.isEmpty }) { $0.words[0].digest }
  }

  func check(_ words: [Words.Word], of line: Located<String>) -> [Diagnostic] {
    guard !bans.isEmpty else { return [] }
    var found: [Diagnostic] = []
    for start in words.indices {
      for ban in bans[words[start].digest] ?? [] where stands(ban, at: start, in: words) {
        found.append(
          .error(
            "banned-term", at: line.location, "«\(ban.shown)» is not our word for “\(ban.term.source)”",
            advice: "The glossary says «\(ban.term.preferred)»."))
      }
    }
    return found
  }

  /// Whether the banned words start here, and no exception covers them.
  private func stands(_ ban: Ban, at start: Int, in words: [Words.Word]) -> Bool {
    guard Self.starts(ban.words, at: start, in: words) else { return false }
    let end = start + ban.words.count
    return !ban.exceptions.contains { exception in
      exception.count >= ban.words.count
        && (max(0, end - exception.count)...start).contains { Self.starts(exception, at: $0, in: words) }
    }
  }

  private static func starts(_ phrase: [Words.Word], at start: Int, in words: [Words.Word]) -> Bool {
    start + phrase.count <= words.count && zip(words[start...], phrase).allSatisfy { $0 == $1 }
  }
}
