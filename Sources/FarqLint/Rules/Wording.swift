import FarqModel

/// Slips that no locale should publish: a word twice in a row, doubled punctuation, an unfilled slot, and on pages in
/// another script a run of source-language words.
struct Wording: LintRule {
  /// How many words in a row may be in the source language's letters, outside code.
  private static let longestForeignRun = 3

  func check(_ input: LintInput) -> [Diagnostic] {
    let source = input.catalog.locale(input.catalog.site.source)
    return input.articles.flatMap { locale, article -> [Diagnostic] in
      let isForeign = source?.rules.script == "Latn" && locale.rules.script != "Latn"
      return article.lines.flatMap { line in
        repeatedWord(line) + doubledPunctuation(line) + openSlot(line)
      } + (isForeign ? foreignRuns(article, input) : [])
    }
  }

  private func repeatedWord(_ line: Located<String>) -> [Diagnostic] {
    line.value.matches(of: /(?:^|[^\p{L}\p{M}-])(\p{L}[\p{L}\p{M}]+) \1(?![\p{L}\p{M}-])/).map { match in
      .warning("repeated-word", at: line.location, "«\(match.1) \(match.1)»", advice: "Delete one of the two.")
    }
  }

  private func doubledPunctuation(_ line: Located<String>) -> [Diagnostic] {
    line.value.matches(of: /[,;:،؛]\s*[,;:،؛]|[.،؛]\s*،|[^.]\.\.[^.]|؟؟|!!/).map { match in
      .warning("doubled-punctuation", at: line.location, "«\(match.0)»", advice: "Keep one of the two.")
    }
  }

  private func openSlot(_ line: Located<String>) -> [Diagnostic] {
    line.value.matches(of: /\{[a-z_]+\}/).map { match in
      .warning(
        "open-slot", at: line.location, "«\(match.0)» would be shown as it is",
        advice: "Articles have no slots; write the text out.")
    }
  }

  /// Sections that are reported as untranslated as a whole are not reported line by line again.
  private func foreignRuns(_ article: Article, _ input: LintInput) -> [Diagnostic] {
    article.lines.flatMap { line -> [Diagnostic] in
      guard line.value.contains(where: { !$0.isASCII && $0.isLetter }) else { return [] }
      return line.value.matches(of: /[A-Za-z][A-Za-z'’-]*(?:[ ,]+[A-Za-z][A-Za-z'’-]*)+/).compactMap { match in
        let words = match.0.split { $0 == " " || $0 == "," }
        guard words.count > Self.longestForeignRun else { return nil }
        return .warning(
          "foreign-words", at: line.location, "«\(match.0)» is not translated",
          advice: "Translate it, or put it between backticks if it is protocol text.")
      }
    }
  }
}
