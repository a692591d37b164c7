package import FarqModel

/// The units that a user names: those of an article (`smtp/214`) or one of them (`smtp/214#fix`, `smtp/214@summary`).
package struct UnitSelection: Sendable {
  /// A name that stands for nothing, and what may have been meant.
  package struct Unknown: Error, Equatable {
    package var message: String
    package var advice: String
  }

  /// In the order of the content.
  package var units: [UnitStatus]
  package var family: String?
  package var article: String
  /// Whether one unit was named, rather than all of an article.
  package var isUnit: Bool

  /// Reads a name as users write it.
  ///
  /// A section goes by its id or by its heading in the source locale or in the translation's; `#` with nothing behind it
  /// is the text of an article without sections.
  /// - Throws: `Unknown`.
  package init(_ name: String, in site: LocalizedSite) throws(Unknown) {
    let mark = name.firstIndex { $0 == "#" || $0 == "@" }
    let path = mark.map { String(name[..<$0]) } ?? name
    let all = site.units.filter { $0.unit.articleName == path }
    guard let first = all.first?.unit else { throw Self.unknownArticle(path, site) }
    family = first.family
    article = first.article
    isUnit = mark != nil
    guard let mark else {
      units = all
      return
    }
    let word = String(name[name.index(after: mark)...])
    let part: TranslationUnit.Part = name[mark] == "@" ? .text(word) : .section(Self.sectionID(word, site))
    units = all.filter { $0.unit.part == part }
    if units.isEmpty { throw Self.unknownPart(String(name[mark...]), of: path, all) }
  }

  private static func sectionID(_ word: String, _ site: LocalizedSite) -> String {
    for headings in [site.locale.headings, site.source.headings] {
      if let id = headings.keys.sorted().first(where: { headings[$0]?.contains(word) == true }) { return id }
    }
    return word
  }

  private static func unknownArticle(_ path: String, _ site: LocalizedSite) -> Unknown {
    var known: [String] = []
    for unit in site.units where known.last != unit.unit.articleName { known.append(unit.unit.articleName) }
    if let near = Suggestion.nearest(to: path, among: known) {
      return Unknown(message: "there is no article «\(path)»", advice: "Did you mean «\(near)»?")
    }
    let families = site.families.map(\.family.slug)
    let folder = path.split(separator: "/").first.map(String.init) ?? path
    guard families.contains(folder) else {
      let example = known.first { $0.contains("/") } ?? "index"
      return Unknown(
        message: "there is no article «\(path)»",
        advice: Suggestion.nearest(to: folder, among: families).map { "Did you mean the family «\($0)»?" }
          ?? "Name an article by its family and file, such as «\(example)»; families are: "
          + families.joined(separator: ", ") + ".")
    }
    return Unknown(
      message: "there is no article «\(path)»",
      advice: "An article of this family is a code, a pair such as «a-vs-b», or «\(folder)/family».")
  }

  private static func unknownPart(_ part: String, of path: String, _ units: [UnitStatus]) -> Unknown {
    let names = units.map { $0.unit.key.dropFirst($0.unit.article.count) }.map(String.init)
    return Unknown(
      message: "«\(path)» has no «\(part)»", advice: Suggestion.advice(for: part, among: names.filter { $0 != "#" }))
  }
}
