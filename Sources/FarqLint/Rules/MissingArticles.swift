import FarqModel

/// Every locale has a home page, and every family and code an article.
struct MissingArticles: LintRule {
  func check(_ input: LintInput) -> [Diagnostic] {
    input.catalog.locales.flatMap { locale -> [Diagnostic] in
      let texts = input.catalog.texts[locale.id]
      var missing = texts?.home == nil ? ["\(locale.id)/index.md"] : []
      var found: [Diagnostic] = []
      for family in input.catalog.families {
        let own = texts?.families[family.slug]
        let folder = "\(locale.id)/\(family.slug)"
        if own?.family == nil { missing.append("\(folder)/family.md") }
        // A family that a locale has not begun is one finding, not one per code.
        if let codes = own?.codes, !codes.isEmpty {
          missing += family.codes.filter { codes[$0.slug] == nil }.map { "\(folder)/\($0.slug).md" }
        } else {
          found.append(
            input.lack(
              in: locale, "missing-article", at: input.location("\(folder)/"),
              "no code of the family «\(family.slug)» has an article", advice: "Write \(folder)/<code>.md."))
        }
      }
      found += missing.map { path in
        input.lack(
          in: locale, "missing-article", at: input.location(path), "there is no such article",
          advice: input.isSource(locale)
            ? "Write it: the page has no text without it." : "Translate it; until then the source is shown.")
      }
      return found
    }
  }
}
