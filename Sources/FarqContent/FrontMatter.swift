import FarqModel

/// An article's file, parted into the YAML between `---` lines and the Markdown below.
struct FrontMatter {
  /// nil when there is none or it could not be read (which has been reported).
  var root: YAMLField?
  var body: String
  /// The line of the file on which the body starts, from 1.
  var bodyLine: Int

  init(_ text: String, path: String, _ report: Report) {
    let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    func isFence(_ line: Substring) -> Bool { line.trimmingSuffix(while: \.isWhitespace) == "---" }
    guard let first = lines.first, isFence(first) else {
      self.init(root: nil, body: text, bodyLine: 1)
      report.error(
        "missing-front-matter", at: SourceLocation(path, line: 1), "the file does not start with front matter",
        advice: "Put the short texts, such as «name: …», between two lines «---» at the top.")
      return
    }
    guard let end = lines.dropFirst().firstIndex(where: isFence) else {
      self.init(root: nil, body: "", bodyLine: lines.count)
      report.error(
        "open-front-matter", at: SourceLocation(path, line: 1, length: 3), "the front matter is not closed",
        advice: "End it with a line «---».")
      return
    }
    let yaml = lines[1..<end].joined(separator: "\n")
    lines.removeFirst(end + 1)
    self.init(
      root: YAMLField.mapping(yaml, path: path, lineOffset: 1, report), body: lines.joined(separator: "\n"),
      bodyLine: end + 2)
  }

  private init(root: YAMLField?, body: String, bodyLine: Int) {
    self.root = root
    self.body = body
    self.bodyLine = bodyLine
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var result = self
    while let last = result.last, predicate(last) { result.removeLast() }
    return result
  }
}
