import FarqModel

/// Every locale has a home page, and every family and code an article with its short texts.
struct MissingTexts: LintRule {
  func check(_ input: LintInput) -> [Diagnostic] {
    input.catalog.locales.flatMap { locale -> [Diagnostic] in
      let texts = input.catalog.texts[locale.id]
      var found = check(texts?.home, "\(locale.id)/index.md", ["title", "summary"], locale, input)
      for family in input.catalog.families {
        let own = texts?.families[family.slug]
        let folder = "\(locale.id)/\(family.slug)"
        found += check(own?.family?.article, "\(folder)/family.md", ["title", "summary"], locale, input)
        found += codes(family, own, folder, locale, input)
        for (key, article) in own?.pairs ?? [:] {
          found += check(article, "\(folder)/\(key.slug).md", ["summary"], locale, input)
        }
      }
      return found
    }
  }

  /// A family that a locale has not begun is one finding, not one per code.
  private func codes(
    _ family: Family, _ own: FamilyTexts?, _ folder: String, _ locale: Locale, _ input: LintInput
  ) -> [Diagnostic] {
    guard own?.codes.isEmpty == false else {
      return [
        input.lack(
          in: locale, "missing-article", at: input.location("\(folder)/"),
          "no code of the family «\(family.slug)» has an article", advice: "Write \(folder)/<code>.md.")
      ]
    }
    return family.codes.flatMap {
      check(own?.codes[$0.slug], "\(folder)/\($0.slug).md", ["name", "summary"], locale, input)
    }
  }

  private func check(
    _ article: Article?, _ path: String, _ keys: [String], _ locale: Locale, _ input: LintInput
  ) -> [Diagnostic] {
    guard let article else {
      return [
        input.lack(
          in: locale, "missing-article", at: input.location(path), "there is no such article",
          advice: input.isSource(locale)
            ? "Write it: the page has no text without it." : "Translate it; until then the source is shown.")
      ]
    }
    return keys.filter { article.texts[$0] == nil }.map { key in
      input.lack(
        in: locale, "missing-text", at: SourceLocation(article.location.path, line: 1),
        "the front matter has no «\(key)»",
        advice: "Add a line «\(key): …» between the lines «---».")
    }
  }
}
