/// The bytes of a Markdown text by line, to find where the words of a block stand.
struct SourceLines {
  private let bytes: [UInt8]
  /// Where each line starts, and one beyond the last.
  private let starts: [Int]

  init(_ text: String) {
    bytes = Array(text.utf8)
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    if starts.last != bytes.count { starts.append(bytes.count) }
    self.starts = starts
  }

  /// The offset of a line, from 1; the end of the text for lines beyond it.
  func start(of line: Int) -> Int { line >= 1 && line <= starts.count ? starts[line - 1] : bytes.count }

  /// The bytes of a line without its end.
  private func line(_ number: Int) -> Range<Int> {
    let start = start(of: number)
    var end = max(start, self.start(of: number + 1))
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, Self.isBlank(bytes[first]) { range = (first + 1)..<range.upperBound }
    while let last = range.last, Self.isBlank(bytes[last]) { range = range.lowerBound..<last }
    return range
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  // MARK: Paragraphs and headings

  /// The words of a paragraph or heading; nil where they can't be found.
  func block(_ node: Node, under path: [Node]) -> TextBlocks.Block? {
    guard node.line >= 1, node.column >= 1 else { return nil }
    let first = line(node.line)
    let offset = first.lowerBound + node.column - 1
    guard offset < first.upperBound else { return nil }
    if node.kind == .heading { return heading(node, offset..<first.upperBound) }
    let last = max(node.line, node.lastLine)
    var start = trimmed(offset..<first.upperBound)
    if path.last?.kind == .taskItem { start = withoutBox(start) }
    let prefix = prefix(before: start.lowerBound, in: first)
    var text = self.text(last == node.line ? trimmed(start) : start.lowerBound..<first.upperBound)
    var end = start.upperBound
    let quotes = path.count { $0.isQuote }
    for number in (node.line..<last).map({ $0 + 1 }) {
      let rest = continuation(line(number), quotes: quotes)
      text = Self.joined(text, self.text(rest))
      end = trimmed(rest).upperBound
    }
    return TextBlocks.Block(
      kind: quotes > 0 ? .quote : path.contains { $0.isItem } ? .item : .paragraph, range: start.lowerBound..<end,
      text: Self.withoutTrailingBlanks(text), normalized: "", line: node.line, prefix: prefix)
  }

  private func heading(_ node: Node, _ line: Range<Int>) -> TextBlocks.Block? {
    var range = trimmed(line)
    guard range.first.map({ bytes[$0] == UInt8(ascii: "#") }) == true else { return nil }
    while let first = range.first, bytes[first] == UInt8(ascii: "#") { range = (first + 1)..<range.upperBound }
    range = trimmed(range)
    var closing = range
    while let last = closing.last, bytes[last] == UInt8(ascii: "#") { closing = closing.lowerBound..<last }
    if let last = closing.last, closing.upperBound < range.upperBound, Self.isBlank(bytes[last]) {
      range = trimmed(closing)
    }
    guard !range.isEmpty else { return nil }
    return TextBlocks.Block(
      kind: .heading, range: range, text: text(range), normalized: "", line: node.line, prefix: "")
  }

  private func withoutBox(_ range: Range<Int>) -> Range<Int> {
    let start = range.lowerBound
    guard range.count > 3, bytes[start] == UInt8(ascii: "["), bytes[start + 2] == UInt8(ascii: "]") else {
      return range
    }
    return trimmed((start + 3)..<range.upperBound)
  }

  /// The line with marks of quotations kept and everything else made blank.
  private func prefix(before offset: Int, in line: Range<Int>) -> String {
    text(line.lowerBound..<offset).map { $0 == ">" || $0 == "\t" ? String($0) : " " }.joined()
  }

  /// A further line of a paragraph, without the marks of the quotations that it stands in.
  private func continuation(_ line: Range<Int>, quotes: Int) -> Range<Int> {
    var range = line
    func skipBlanks() {
      while let first = range.first, Self.isBlank(bytes[first]) { range = (first + 1)..<line.upperBound }
    }
    skipBlanks()
    for _ in 0..<quotes {
      guard let first = range.first, bytes[first] == UInt8(ascii: ">") else { break }
      range = (first + 1)..<line.upperBound
      skipBlanks()
    }
    return range
  }

  /// A soft line break is a space; a hard one, made by two spaces or a backslash, stays a line break.
  private static func joined(_ text: String, _ next: String) -> String {
    if text.hasSuffix("\\"), text.reversed().prefix(while: { $0 == "\\" }).count % 2 == 1 { return text + "\n" + next }
    if text.hasSuffix("  ") { return withoutTrailingBlanks(text) + "\\\n" + next }
    return withoutTrailingBlanks(text) + " " + next
  }

  private static func withoutTrailingBlanks(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }

  // MARK: Cells

  /// What stands between the pipes of a table's row. GFM splits a row before it looks for code, so only a backslash
  /// protects a pipe.
  /// - Parameters:
  ///   - column: where the row starts, which is known of the first one; the others stand below it.
  func cells(ofLine number: Int, from column: Int?, quotes: Int) -> [(range: Range<Int>, text: String)] {
    let whole = line(number)
    let start = column.map { min(whole.lowerBound + max(0, $0 - 1), whole.upperBound) }
    let line = trimmed(start.map { $0..<whole.upperBound } ?? continuation(whole, quotes: quotes))
    guard let first = line.first else { return [] }
    var cellStart = bytes[first] == UInt8(ascii: "|") ? first + 1 : first
    var cells: [Range<Int>] = []
    var index = cellStart
    while index < line.upperBound {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if bytes[index] == UInt8(ascii: "|") {
        cells.append(trimmed(cellStart..<index))
        cellStart = index + 1
      }
      index += 1
    }
    if cellStart < line.upperBound { cells.append(trimmed(cellStart..<line.upperBound)) }
    return cells.map { ($0, text($0)) }
  }
}
