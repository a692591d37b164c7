import FarqModel

/// The front matter of a translation keeps the code spans of its source.
struct FrontMatterCode: LintRule {
  func check(_ input: LintInput) -> [Diagnostic] {
    input.articles.filter { !input.isSource($0.locale) }.flatMap { _, article -> [Diagnostic] in
      guard let source = input.source(of: article) else { return [] }
      return article.texts.sorted { $0.key < $1.key }.flatMap { key, own -> [Diagnostic] in
        guard let original = source.texts[key] else { return [] }
        return check(own, original)
      }
    }
  }

  private func check(_ own: Located<InlineText>, _ original: Located<InlineText>) -> [Diagnostic] {
    let kept = Set(own.value.codeSpans)
    return original.value.codeSpans.filter { !kept.contains($0) }.map { lost in
      .error(
        "missing-code", at: own.location, "the text lacks `\(lost)`",
        advice: Suggestion.nearest(to: lost, among: own.value.codeSpans).map {
          "Instead of `\($0)`, did you mean `\(lost)`?"
        } ?? "The source has it in \(original.location.lineReference); write it between backticks, letter by letter.")
    }
  }
}

extension LintInput {
  /// The article of the source locale that stands at the same place.
  fileprivate func source(of article: Article) -> Article? {
    let parts = article.contentPath.split(separator: "/").map(String.init)
    let name = String(parts.last?.dropLast(".md".count) ?? "")
    return catalog.article(catalog.site.source, parts.count == 3 ? parts[1] : nil, name)
  }
}
