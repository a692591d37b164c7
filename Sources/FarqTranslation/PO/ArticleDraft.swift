import FarqContent
import FarqMarkdown
import FarqModel

/// Puts sections that are written anew into an article's file, or makes the file.
struct ArticleDraft {
  private let article: ArticleMessages
  private let locale: Locale
  /// The ids of sections as articles have them.
  private let order: [String]

  init(_ article: ArticleMessages, _ locale: Locale, order: [String]) {
    self.article = article
    self.locale = locale
    self.order = order
  }

  /// The file's text with sections put in the place of the old ones, or where they belong; nil when there is no place.
  ///
  /// - Parameters:
  ///   - body: the Markdown of the present file, perhaps with other words.
  ///   - sections: the Markdown of sections by id, without headings.
  func text(body: String, sections: [String: String]) -> String? {
    guard let own = article.own else { return newText(sections) }
    let front = String(own.text.dropLast(own.article.body.count))
    var body = body
    for id in own.article.isSplit ? order : [ArticleSection.introduction] {
      guard let markdown = sections[id] else { continue }
      guard let next = placed(markdown, id, in: body) else { return nil }
      body = next
    }
    return front + body
  }

  private func newText(_ sections: [String: String]) -> String {
    let ids = article.source.article.isSplit ? order : [ArticleSection.introduction]
    let bodies = ids.compactMap { id -> String? in
      guard let markdown = sections[id] else { return nil }
      return id.isEmpty ? "\n\(markdown)\n" : "\n## \(heading(id))\n\n\(markdown)\n"
    }
    return "---\n---\n" + bodies.joined()
  }

  private func heading(_ id: String) -> String { locale.headings[id]?.first ?? id }

  private func placed(_ markdown: String, _ id: String, in body: String) -> String? {
    let isSplit = article.source.article.isSplit
    let outline = Outline(of: body, splitting: isSplit)
    let parts = TextBlocks(of: body, splitting: isSplit).parts
    let bytes = Array(body.utf8)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    func index(of id: String) -> Int? {
      isSplit
        ? outline.parts.indices.dropFirst().first { locale.headings[id]?.contains(outline.parts[$0].heading) == true }
        : 0
    }
    if let found = index(of: id) {
      let range = ArticleMessages.File.trimmed(parts[found].range, of: body)
      // A section without text has nothing but the line break of its heading.
      let gap = range.isEmpty ? "\n" : ""
      return text(0..<range.lowerBound) + gap + markdown + (range.isEmpty ? "\n" : "")
        + text(range.upperBound..<bytes.count)
    }
    guard let position = order.firstIndex(of: id) else { return nil }
    let new = "## \(heading(id))\n\n\(markdown)\n"
    // Before the first of the sections that follow it in every article.
    if let next = order[(position + 1)...].lazy.compactMap(index).first {
      let line = outline.parts[next].line
      let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
      return (lines[..<(line - 1)] + [new[...]] + lines[(line - 1)...]).joined(separator: "\n")
    }
    let end = body.utf8.last == UInt8(ascii: "\n") ? "" : "\n"
    return body + end + "\n" + new
  }
}
