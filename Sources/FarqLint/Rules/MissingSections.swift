import FarqModel

/// Every article has the required sections, translated, and those that its source has.
struct MissingSections: LintRule {
  func check(_ input: LintInput) -> [Diagnostic] {
    input.catalog.families.flatMap { family in
      input.catalog.locales.flatMap { locale in
        family.codes.flatMap { code -> [Diagnostic] in
          guard let own = input.catalog.texts[locale.id]?.families[family.slug]?.codes[code.slug] else { return [] }
          return missing(own, of: code, family, locale, input)
        }
      }
    } + input.sites.flatMap { untranslated($0) }
  }

  private func missing(
    _ own: Article, of code: Code, _ family: Family, _ locale: Locale, _ input: LintInput
  ) -> [Diagnostic] {
    let source = input.catalog.texts[input.catalog.site.source]?.families[family.slug]?.codes[code.slug]
    return input.catalog.site.sections.compactMap { kind in
      let expected = kind.required || source?.section(kind.id) != nil
      guard expected, own.section(kind.id) == nil else { return nil }
      let heading = locale.headings[kind.id]?.first ?? kind.id
      return input.lack(
        in: locale, "missing-section", at: SourceLocation(own.location.path), "the section «\(heading)» is missing",
        advice: input.isSource(locale)
          ? "Add «## \(heading)» and its text." : "Add «## \(heading)» and its text; until then the source's is shown.")
    }
  }

  private func untranslated(_ site: LocalizedSite) -> [Diagnostic] {
    let articles = [site.home] + site.families.flatMap { [$0.article] + $0.codes + $0.pairs.values }
    return articles.flatMap(\.sections).filter { $0.state == .untranslated }.map { section in
      .warning(
        "untranslated-section", at: section.section.location,
        "the text is still in the source language («\(section.language)»)",
        advice: "Translate it; until then it is shown marked as untranslated.")
    }
  }
}
