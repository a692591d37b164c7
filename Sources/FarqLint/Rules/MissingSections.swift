import FarqModel

/// Every article has the required sections, translated, and those that its source has.
struct MissingSections: ArticleRule {
  func check(_ place: ArticlePlace, _ input: LintInput) -> [Diagnostic] {
    missing(place, input) + untranslated(place.localized)
  }

  private func missing(_ place: ArticlePlace, _ input: LintInput) -> [Diagnostic] {
    guard place.kind == .code, let own = place.own else { return [] }
    return input.catalog.site.sections.compactMap { kind in
      let expected = kind.required || place.source?.section(kind.id) != nil
      guard expected, own.section(kind.id) == nil else { return nil }
      let heading = place.locale.headings[kind.id]?.first ?? kind.id
      return input.lack(
        in: place.locale, "missing-section", at: SourceLocation(own.location.path),
        "the section «\(heading)» is missing",
        advice: input.isSource(place.locale)
          ? "Add «## \(heading)» and its text." : "Add «## \(heading)» and its text; until then the source's is shown.")
    }
  }

  private func untranslated(_ article: LocalizedArticle) -> [Diagnostic] {
    article.sections.filter { $0.state == .untranslated }.map { section in
      .warning(
        "untranslated-section", at: section.section.location,
        "the text is still in the source language («\(section.language)»)",
        advice: "Translate it; until then it is shown marked as untranslated.")
    }
  }
}
