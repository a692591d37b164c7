import FarqModel

/// Reads all articles of one locale.
struct TextReader {
  let tree: SourceTree
  let site: Site
  let families: [Family]
  let locale: Locale
  let report: Report

  func read() -> LocaleTexts {
    let articles = ArticleReader(tree: tree, locale: locale, report: report)
    var home: Article?
    var texts: [String: FamilyTexts] = [:]
    var glossary = Glossary()
    for path in tree.paths where path.hasPrefix(locale.id + "/") {
      let parts = path.split(separator: "/").dropFirst().map(String.init)
      switch parts.count {
      case 1 where parts[0] == "index.md":
        home = articles.read(path, keys: ["title", "summary"], headings: nil)
      case 1 where parts[0] == "glossary.yaml":
        glossary = GlossaryReader.read(path, tree, report)
      case 2 where parts[1].hasSuffix(".md") && parts[1] != "README.md":
        guard let family = family(named: parts[0], path) else { continue }
        read(
          String(parts[1].dropLast(3)), of: family, path, articles, into: &texts[family.slug, default: FamilyTexts()])
      default: break
      }
    }
    return LocaleTexts(home: home, families: texts, glossary: glossary)
  }

  private func family(named slug: String, _ path: String) -> Family? {
    if let family = families.first(where: { $0.slug == slug }) { return family }
    report.error(
      "unknown-family", at: tree.location(path), "there is no family «\(slug)»",
      advice: "A family is a file families/\(slug).yaml. " + Suggestion.advice(for: slug, among: families.map(\.slug)))
    return nil
  }

  private func read(
    _ name: String, of family: Family, _ path: String, _ articles: ArticleReader, into texts: inout FamilyTexts
  ) {
    if name == "family" {
      texts.family = FamilyTextReader(articles: articles, family: family, report: report).read(path)
    } else if family.index(ofSlug: name) != nil {
      texts.codes[name] = articles.read(path, keys: ["name", "summary"], headings: site.sections.map(\.id))
    } else if let key = PairKey(slug: name) {
      guard isPair(key, of: family, path) else { return }
      texts.pairs[key] = articles.read(path, keys: ["summary"], headings: PairPart.allCases.map(\.rawValue))
    } else {
      report.error(
        "unknown-code", at: tree.location(path), "«\(name)» is not a code of the family «\(family.slug)»",
        advice: "Add it to families/\(family.slug).yaml first. "
          + (Suggestion.nearest(to: name, among: family.codes.map(\.slug)).map { "Did you mean «\($0)»?" } ?? ""))
    }
  }

  private func isPair(_ key: PairKey, of family: Family, _ path: String) -> Bool {
    for slug in [key.first, key.second] where family.index(ofSlug: slug) == nil {
      report.error(
        "unknown-code", at: tree.location(path), "«\(slug)» is not a code of the family «\(family.slug)»",
        advice: Suggestion.nearest(to: slug, among: family.codes.map(\.slug)).map { "Did you mean «\($0)»?" } ?? "")
      return false
    }
    guard let first = family.index(ofSlug: key.first), let second = family.index(ofSlug: key.second), first < second
    else {
      report.error(
        "pair-order", at: tree.location(path), "the pair is not in the registry's order",
        advice: "Rename the file to \(PairKey(key.second, key.first).slug).md.")
      return false
    }
    return true
  }
}
