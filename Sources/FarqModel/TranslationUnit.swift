/// What is translated, recorded and counted as one: a section of an article, the text of an article without sections, or
/// a short text of its front matter.
package struct TranslationUnit: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    /// By the section's id; `ArticleSection.introduction` for the text of an article without sections.
    case section(String)
    /// By the key of the front matter.
    case text(String)
  }

  /// The family's slug; nil for the home page.
  package var family: String?
  /// The name of the article's file without extension, such as `214`, `450-vs-550`, `family` or `index`.
  package var article: String
  package var part: Part

  package init(family: String?, article: String, part: Part) {
    self.family = family
    self.article = article
    self.part = part
  }

  /// Reads a key of the lock file of a family, or of the home page's; nil for what has not the form of one.
  package init?(key: String, family: String?) {
    guard let mark = key.utf8.lastIndex(where: { $0 == Self.sectionMark || $0 == Self.textMark }),
      mark > key.startIndex, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ":") })
    else { return nil }
    let name = String(key[key.utf8.index(after: mark)...])
    let isText = key.utf8[mark] == Self.textMark
    guard !isText || !name.isEmpty else { return nil }
    self.init(family: family, article: String(key[..<mark]), part: isText ? .text(name) : .section(name))
  }

  private static let sectionMark = UInt8(ascii: "#")
  private static let textMark = UInt8(ascii: "@")

  /// As it stands in the lock file: `214#fix`, `214@summary`, `family#`.
  package var key: String {
    switch part {
    case .section(let id): "\(article)#\(id)"
    case .text(let key): "\(article)@\(key)"
    }
  }

  /// The article as users name it: `smtp/214`, `index`.
  package var articleName: String { family.map { "\($0)/\(article)" } ?? article }

  /// The unit as users name it: `smtp/214#fix`, `smtp/214@summary`; an article without sections goes by its name.
  package var name: String {
    switch part {
    case .section(ArticleSection.introduction): articleName
    case .section(let id): "\(articleName)#\(id)"
    case .text(let key): "\(articleName)@\(key)"
    }
  }

  /// The path of the article's file below the content folder.
  package func contentPath(in locale: String) -> String { "\(locale)/\(articleName).md" }
}

extension InlineText {
  /// A short text as locks keep it and compare it: plain, with the names of slots in braces, without isolates.
  package var normalForm: String { filled([:]).bare }
}
