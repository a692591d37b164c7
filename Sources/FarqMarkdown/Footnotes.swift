internal import FarqModel

/// The footnotes of one text, with ids that stay unique when two articles share a page.
final class Footnotes {
  private let prefix: String
  private let backLabel: String
  /// Definitions by the number that their references carry.
  private let definitions: [String: Node]
  private var marks: [String: Int] = [:]
  private var pending: [String] = []

  /// cmark numbers footnotes by their first reference and leaves the definitions, in that order, at the end.
  init(in root: Node, prefix: String, backLabel: String) {
    self.prefix = prefix
    self.backLabel = backLabel
    let found = root.children.filter { $0.kind == .footnoteDefinition }
    definitions = Dictionary(uniqueKeysWithValues: zip((1...).lazy.map(String.init), found))
  }

  /// The mark in the text; the footnote itself is asked for by `takeList`.
  func mark(_ number: String) -> String {
    let count = (marks[number] ?? 0) + 1
    marks[number] = count
    if count == 1 { pending.append(number) }
    return "<sup class=\"footnote-ref\"><a href=\"#\(id(number))\" id=\"\(markID(number, count))\">\(number)</a></sup>"
  }

  /// The footnotes first marked since the last call, as a list that continues their numbering.
  func takeList(rewrittenBy rewriter: Rewriter) -> String {
    var items = ""
    while !pending.isEmpty {
      let number = pending.removeFirst()
      guard let definition = definitions[number] else { continue }
      rewriter.rewrite(whole: definition)
      addBackLinks(number, to: definition)
      let content = SyntaxTree()
      for child in definition.children { content.root.adopt(child) }
      items += "<li id=\"\(id(number))\" value=\"\(number)\">\n\(content.html())</li>\n"
    }
    return items.isEmpty ? "" : "<div class=\"footnotes\">\n<ol>\n\(items)</ol>\n</div>\n"
  }

  private func addBackLinks(_ number: String, to definition: Node) {
    let links = (1...(marks[number] ?? 1)).map { count in
      let suffix = count > 1 ? "<sup>\(count)</sup>" : ""
      let label = Escape.html(count > 1 ? "\(backLabel) \(count)" : backLabel)
      return " <a class=\"footnote-back\" href=\"#\(markID(number, count))\" aria-label=\"\(label)\">↩\(suffix)</a>"
    }.joined()
    if let last = definition.lastChild, last.kind == .paragraph {
      last.adopt(.inline(html: links))
    } else {
      definition.adopt(.block(html: "<p>\(links)</p>"))
    }
  }

  private func id(_ number: String) -> String { "fn-\(prefix)-\(number)" }
  private func markID(_ number: String, _ count: Int) -> String {
    "fnref-\(prefix)-\(number)" + (count > 1 ? "-\(count)" : "")
  }
}
