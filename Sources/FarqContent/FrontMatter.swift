import FarqModel

/// An article's file, parted into the YAML between `---` lines and the Markdown below.
struct FrontMatter {
  /// nil when there is none or it could not be read (which has been reported).
  var root: YAMLField?
  var body: String
  /// The line of the file on which the body starts, from 1.
  var bodyLine: Int

  init(_ text: String, path: String, _ report: Report) {
    let text = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    guard let first = Self.line(of: text, at: text.startIndex), first.isFence else {
      self.init(root: nil, body: text, bodyLine: 1)
      report.error(
        "missing-front-matter", at: SourceLocation(path, line: 1), "the file does not start with front matter",
        advice: "Put the short texts, such as «name: …», between two lines «---» at the top.")
      return
    }
    var count = 1
    var next = first.end
    while let line = Self.line(of: text, at: next) {
      count += 1
      if line.isFence {
        let yaml = String(text[first.end..<next])
        self.init(
          root: YAMLField.mapping(yaml, path: path, lineOffset: 1, report), body: String(text[line.end...]),
          bodyLine: count + 1)
        return
      }
      next = line.end
    }
    self.init(root: nil, body: "", bodyLine: count)
    report.error(
      "open-front-matter", at: SourceLocation(path, line: 1, length: 3), "the front matter is not closed",
      advice: "End it with a line «---».")
  }

  /// Whether the line that starts here is a `---`, and where the next one starts; nil at the end of the text.
  private static func line(of text: String, at start: String.Index) -> (isFence: Bool, end: String.Index)? {
    let rest = text.utf8[start...]
    guard !rest.isEmpty else { return nil }
    let newline = rest.firstIndex(of: UInt8(ascii: "\n"))
    let end = newline.map { text.utf8.index(after: $0) } ?? text.endIndex
    let line = rest[..<(newline ?? rest.endIndex)]
    let isFence = line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy { " \t\r".utf8.contains($0) }
    return (isFence, end)
  }

  private init(root: YAMLField?, body: String, bodyLine: Int) {
    self.root = root
    self.body = body
    self.bodyLine = bodyLine
  }
}
