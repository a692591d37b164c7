import FarqModel

/// A link to another article leads to one, and a link to a place on a page to a place that is there.
struct InternalLinks: ArticleRule {
  func check(_ place: ArticlePlace, _ input: LintInput) -> [Diagnostic] {
    guard let article = place.own else { return [] }
    let links = ArticleLinks(path: article.contentPath, input: input)
    return article.sections.flatMap { section in
      section.links.compactMap { links.problem(with: $0.value, at: $0.location) }
    }
  }
}

/// Judges the links of one article.
private struct ArticleLinks {
  /// Of its file, below the content folder.
  let path: String
  let input: LintInput

  func problem(with address: String, at location: SourceLocation) -> Diagnostic? {
    switch ContentLink(address, in: path) {
    case .external: nil
    case .fragment(let id): id.hasPrefix("fn") ? nil : fragmentProblem(id, on: path, at: location)
    case .outside:
      broken(
        "«\(address)» leads out of the site", "Write a path relative to this file, such as «550.md».", at: location)
    case .file(let path, let fragment):
      fileProblem(path, address, at: location) ?? fragment.flatMap { fragmentProblem($0, on: path, at: location) }
    }
  }

  private func fileProblem(_ path: String, _ address: String, at location: SourceLocation) -> Diagnostic? {
    guard path.hasSuffix(".md") else {
      // A lock is no file for readers.
      if input.content.files[path] != nil, !path.hasSuffix(".lock") { return nil }
      return broken(
        "there is no file «\(address)»", "Link to articles by their file, such as «550.md».", at: location)
    }
    let parts = path.split(separator: "/").map(String.init)
    let locales = input.catalog.locales.map(\.id)
    guard let locale = parts.first, locales.contains(locale) else {
      return broken("«\(address)» is in no locale", "Link to an article of this locale.", at: location)
    }
    if parts.count == 2, parts[1] == "index.md" { return nil }
    guard parts.count == 3, let family = input.catalog.family(parts[1]) else {
      return broken("there is no article «\(address)»", "", at: location)
    }
    let name = String(parts[2].dropLast(3))
    // There is a page for every code, whether it has an article or not.
    if name == "family" || family.index(ofSlug: name) != nil { return nil }
    if let key = PairKey(slug: name), let i = family.index(ofSlug: key.first),
      let j = family.index(ofSlug: key.second)
    {
      return i < j
        ? nil
        : broken(
          "«\(address)» is not in the registry's order", "Link to «\(PairKey(key.second, key.first).slug).md».",
          at: location)
    }
    return broken(
      "«\(name)» is not a code of the family «\(family.slug)»",
      Suggestion.nearest(to: name, among: family.codes.map(\.slug)).map { "Did you mean «\($0).md»?" } ?? "",
      at: location)
  }

  /// Places are the ids of sections, which are the same in all locales.
  private func fragmentProblem(_ id: String, on path: String, at location: SourceLocation) -> Diagnostic? {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let parts = name.contains("-vs-") ? PairPart.allCases.map(\.rawValue) : []
    let ids = input.catalog.site.sections.map(\.id) + parts
    guard !ids.contains(id) else { return nil }
    return broken("the page has no place «#\(id)»", Suggestion.advice(for: id, among: ids), at: location)
  }

  private func broken(_ message: String, _ advice: String, at location: SourceLocation) -> Diagnostic {
    .error("broken-link", at: location, message, advice: advice)
  }
}
