package import FarqModel

/// What `farq new` writes: files that are complete enough to pass `farq check`, for their author to go on from.
package struct Drafts {
  /// Something that can't be drafted, and what to do.
  package struct Refusal: Error, Equatable {
    package var message: String
    package var advice: String
  }

  let catalog: Catalog
  let content: SourceTree

  /// What stands where only the author knows the text.
  static let blank = "…"

  package init(_ catalog: Catalog, _ content: SourceTree) {
    self.catalog = catalog
    self.content = content
  }

  /// An article of a locale that holds the source's text under the locale's headings, so that it counts as untranslated
  /// until it is changed.
  /// - Returns: the file's path below the content folder and its text.
  /// - Throws: `Refusal` when the source has no such article or the locale has its own.
  package func translation(_ unit: TranslationUnit, into locale: Locale) throws(Refusal) -> (path: String, text: String)
  {
    let path = unit.contentPath(in: locale.id)
    guard content.files[path] == nil else {
      throw Refusal(
        message: "\(content.displayPath(path)) exists",
        advice: "Edit it; `farq status --locale \(locale.id)` lists what it lacks.")
    }
    guard let source = catalog.locale(catalog.site.source),
      let article = catalog.article(source.id, unit.family, unit.article), let text = content.text(article.contentPath)
    else {
      throw Refusal(message: "the source locale has no article «\(unit.articleName)»", advice: "Write it first.")
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if article.isSplit {
      for section in article.sections {
        guard let heading = locale.headings[section.id]?.first else { continue }
        let line = section.location.line - 1
        lines[line] = lines[line].hasPrefix("#") ? "## \(heading)" : heading
      }
    }
    return (path, lines.joined(separator: "\n"))
  }

  /// An article of the source locale with a blank text under each required heading.
  func article(of code: String, named name: String, in family: String) -> (path: String, text: String) {
    let source = catalog.site.source
    let headings = catalog.locale(source)?.headings ?? [:]
    let sections = catalog.site.sections.filter(\.required).map { section in
      "## \(headings[section.id]?.first ?? section.id)\n\n\(Self.blank)\n"
    }
    let text =
      "---\nname: \(Self.quoted(name))\nsummary: \"\(Self.blank)\"\n---\n" + sections.joined(separator: "\n")
    return ("\(source)/\(family)/\(code.lowercased()).md", text)
  }

  /// A text as a YAML scalar: as it is where it is a plain word, else between double quotes.
  static func quoted(_ text: String) -> String {
    let taken = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"]
    if text.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]*/) != nil, !taken.contains(text.lowercased()) { return text }
    return "\"\(Escape.json(text))\""
  }
}
