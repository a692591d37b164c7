import FarqModel

/// The front matter of every article has its short texts.
struct MissingTexts: ArticleRule {
  func check(_ place: ArticlePlace, _ input: LintInput) -> [Diagnostic] {
    guard let article = place.own else { return [] }
    let keys =
      switch place.kind {
      case .home, .family: ["title", "summary"]
      case .code: ["name", "summary"]
      case .pair: ["summary"]
      }
    return keys.filter { article.texts[$0] == nil }.map { key in
      input.lack(
        in: place.locale, "missing-text", at: SourceLocation(article.location.path, line: 1),
        "the front matter has no «\(key)»",
        advice: "Add a line «\(key): …» between the lines «---».")
    }
  }
}
