import FarqMarkdown
package import FarqModel

/// The texts of units: in the normal form that locks keep and compare, and as their authors wrote them.
package struct UnitTexts {
  private let catalog: Catalog
  /// The outline of the article that was asked for last, since its units are asked for one after the other.
  private var last: (path: String, outline: Outline)?

  package init(_ catalog: Catalog) { self.catalog = catalog }

  /// The normal form of a unit in a locale; nil when the locale lacks it.
  package mutating func normalForm(of unit: TranslationUnit, in locale: String) -> String? {
    guard let article = catalog.article(locale, unit.family, unit.article) else { return nil }
    switch unit.part {
    case .text(let key): return article.text(key)?.normalForm
    case .section(let id): return article.section(id).map { outline(of: article).parts[$0.index].normalized }
    }
  }

  /// The Markdown of a unit as it stands in its file, without the heading and the blank lines around it.
  package mutating func written(_ unit: TranslationUnit, in locale: String) -> String? {
    guard let article = catalog.article(locale, unit.family, unit.article) else { return nil }
    guard case .section(let id) = unit.part else { return normalForm(of: unit, in: locale) }
    guard let section = article.section(id) else { return nil }
    let parts = outline(of: article).parts
    let lines = article.body.split(separator: "\n", omittingEmptySubsequences: false)
    let start = section.index == 0 ? 0 : min(parts[section.index].line, lines.count)
    let end = section.index + 1 < parts.count ? parts[section.index + 1].line - 1 : lines.count
    return trimmed(Array(lines[start..<max(start, end)])).joined(separator: "\n")
  }

  private func trimmed(_ lines: [Substring]) -> ArraySlice<Substring> {
    func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
    guard let first = lines.firstIndex(where: { !isBlank($0) }), let last = lines.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return lines[first...last]
  }

  private mutating func outline(of article: Article) -> Outline {
    if let last, last.path == article.contentPath { return last.outline }
    let outline = Outline(of: article.body, splitting: article.isSplit)
    last = (article.contentPath, outline)
    return outline
  }
}
