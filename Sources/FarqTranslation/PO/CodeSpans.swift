import FarqMarkdown

/// The code spans of a Markdown text by their texts.
enum CodeSpans {
  static func of(_ markdown: String) -> [String] {
    guard markdown.utf8.contains(UInt8(ascii: "`")) else { return [] }
    return Outline(of: markdown, splitting: false).parts.flatMap { $0.codeSpans.map(\.value) }
  }
}
