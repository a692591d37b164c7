package import FarqModel

/// Takes the translations of PO files into the Markdown files of a locale: each file whole or not at all.
package struct POImport {
  /// What an import would do; nothing is written yet.
  package struct Result: Sendable {
    /// Changed and new files by their path below the content folder.
    package var changed: [String: String] = [:]
    package var new: [String: String] = [:]
    /// Why something was not taken; each error has kept a whole Markdown file from being changed.
    package var diagnostics: [Diagnostic] = []
    /// Translations taken.
    package var taken = 0
    /// Translations that a section with paragraphs still to be translated holds back.
    package var waiting = 0

    package init() {}
  }

  private let catalog: Catalog
  private let site: LocalizedSite
  private let content: SourceTree

  package init(_ catalog: Catalog, _ site: LocalizedSite, _ content: SourceTree) {
    self.catalog = catalog
    self.site = site
    self.content = content
  }

  /// - Parameter files: the texts of PO files with their paths.
  package func result(of files: [(path: String, text: String)]) -> Result {
    var result = Result()
    var entries: [String: Located<POFile.Entry>] = [:]
    for (path, text) in files {
      let (file, problems) = POReader.read(text, path: path)
      result.diagnostics += problems
      check(file, path, &result)
      for entry in file.entries {
        let place = SourceLocation(path, line: entry.line)
        if entries.updateValue(Located(entry, at: place), forKey: entry.context ?? "") != nil {
          result.diagnostics.append(
            .error(
              "po-repeated", at: place, "«\(entry.context ?? "")» stands twice", advice: "Give one file of each family."
            ))
        }
      }
    }
    // A file that can't be read whole may lack what belongs to an article, so nothing is taken from any.
    guard !result.diagnostics.contains(where: { $0.severity == .error }) else { return result }
    for family in [nil] + catalog.families.map({ Optional($0.slug) }) {
      let prefix = family.map { "\($0)/" }
      guard entries.keys.contains(where: { prefix.map($0.hasPrefix) ?? !$0.contains("/") }) else { continue }
      for article in POExport.articles(of: family, catalog, site, content) {
        var work = ArticleImport(article, site, catalog, entries)
        work.run(into: &result)
        for message in article.messages { entries[message.context] = nil }
      }
    }
    for entry in entries.values.sorted(by: { $0.location < $1.location }) where entry.value.isReady {
      result.diagnostics.append(
        .warning(
          "po-unknown", at: entry.location, "the content has no «\(entry.value.context ?? "")» any more",
          advice: "Nothing is lost: export again and merge with msgmerge, which keeps it as an obsolete message."))
    }
    return result
  }

  private func check(_ file: POFile, _ path: String, _ result: inout Result) {
    let language = file.header.first { $0.name == "Language" }?.value.replacing("_", with: "-")
    if let language, !language.isEmpty, language != site.locale.id {
      result.diagnostics.append(
        .error(
          "po-language", at: SourceLocation(path, line: 1),
          "the file is for «\(language)», not for «\(site.locale.id)»",
          advice: "Name the locale that it was exported for."))
    }
    let type = file.header.first { $0.name == "Content-Type" }?.value.lowercased() ?? ""
    if type.contains("charset="), !type.contains("charset=utf-8") {
      result.diagnostics.append(
        .error(
          "po-charset", at: SourceLocation(path, line: 1), "the file is not in UTF-8 («\(type)»)",
          advice: "Convert it: msgconv --to-code=UTF-8."))
    }
  }
}

extension POFile.Entry {
  /// Whether it has a translation to take.
  var isReady: Bool { !isFuzzy && !translation.allSatisfy(\.isWhitespace) }

  /// The file and the digest that its comment names.
  var target: (path: Substring, digest: Substring)? {
    let lines = extracted.joined(separator: " ").split(separator: " ")
    let mark = POExport.targetMark.dropLast()
    guard let index = lines.lastIndex(where: { $0 == mark }), index + 2 < lines.count else { return nil }
    return (lines[index + 1], lines[index + 2])
  }
}
