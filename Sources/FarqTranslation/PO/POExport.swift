package import FarqModel

/// Makes PO files of a translation as it stands: one for each family, and one for the home page.
package struct POExport {
  let catalog: Catalog
  let site: LocalizedSite
  let content: SourceTree

  package init(_ catalog: Catalog, _ site: LocalizedSite, _ content: SourceTree) {
    self.catalog = catalog
    self.site = site
    self.content = content
  }

  /// What stands before the digest of the file that a message goes into.
  static let targetMark = "Target: "

  /// The PO file of a family, or of the home page when nil.
  package func file(of family: String?) -> POFile {
    let articles = Self.articles(of: family, catalog, site, content)
    return POFile(header: header(family), entries: articles.flatMap(entries))
  }

  /// The messages of all articles of a family.
  static func articles(
    of family: String?, _ catalog: Catalog, _ site: LocalizedSite, _ content: SourceTree
  ) -> [ArticleMessages] {
    Parallel.map(site.units(of: family).chunked { $0.unit.article == $1.unit.article }) {
      ArticleMessages($0, in: site.locale.id, catalog, content)
    }.compactMap { $0 }
  }

  private func entries(_ article: ArticleMessages) -> [POFile.Entry] {
    let target = "\(Self.targetMark)\(article.targetPath) \(Self.digest(of: article.own?.text))"
    return article.messages.map { message in
      var entry = POFile.Entry(context: message.context, source: message.source, translation: message.translation)
      entry.extracted = [message.note]
      if !message.kept.isEmpty {
        let kept = message.kept.map { $0.hasPrefix("{") ? $0 : "`\($0)`" }.joined(separator: ", ")
        entry.extracted.append("Keep as it is: \(kept.replacing("\n", with: " "))")
      }
      entry.extracted.append(target)
      entry.references = ["\(message.location.path):\(message.location.line)"]
      entry.isFuzzy = message.isFuzzy
      entry.previous = message.previous
      return entry
    }
  }

  /// Names a file's bytes; a file that is not there has a name too.
  static func digest(of text: String?) -> String { text.map { Digest.hex(Digest.value(of: $0)) } ?? "new" }

  /// The fields that gettext's tools ask for. Those that name a person or a time are the translator's, so they are the
  /// same whenever the file is made.
  private func header(_ family: String?) -> [(name: String, value: String)] {
    let name = "\(catalog.site.title) \(family ?? "index")"
    var fields = [
      ("Project-Id-Version", name), ("Report-Msgid-Bugs-To", ""), ("PO-Revision-Date", "1970-01-01 00:00+0000"),
      ("Last-Translator", ""), ("Language-Team", site.locale.name),
      ("Language", site.locale.id.replacing("-", with: "_")), ("MIME-Version", "1.0"),
      ("Content-Type", "text/plain; charset=UTF-8"), ("Content-Transfer-Encoding", "8bit"),
    ]
    if let forms = PluralForms.expression(for: site.locale.rules) { fields.append(("Plural-Forms", forms)) }
    return fields + [("X-Generator", "farq"), ("X-Source-Language", site.source.id)]
  }
}

extension Array {
  /// Runs of neighbours that belong together.
  func chunked(by belongs: (Element, Element) -> Bool) -> [[Element]] {
    var chunks: [[Element]] = []
    for element in self {
      if let last = chunks.last?.last, belongs(last, element) {
        chunks[chunks.count - 1].append(element)
      } else {
        chunks.append([element])
      }
    }
    return chunks
  }
}
