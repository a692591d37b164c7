import FarqModel

/// The front matter of a translation keeps the code spans of its source.
struct FrontMatterCode: ArticleRule {
  func check(_ place: ArticlePlace, _ input: LintInput) -> [Diagnostic] {
    guard !input.isSource(place.locale), let own = place.own, let source = place.source else { return [] }
    return own.texts.sorted { $0.key < $1.key }.flatMap { key, own in
      source.texts[key].map { check(own, $0) } ?? []
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
