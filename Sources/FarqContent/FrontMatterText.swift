package import FarqModel

/// The short texts of a file's front matter as their author wrote them, and a way to change one and nothing else.
package struct FrontMatterText: Sendable {
  /// The Markdown of each text that stands on a line of its own, by its key.
  package let texts: [String: Located<String>]
  /// The lines of the file up to the closing `---`, and where the entry of each key stands among them.
  private let lines: [Substring]
  private let places: [String: Range<Int>]
  /// What follows the front matter, with its closing line.
  private let rest: Substring
  private let path: String

  /// Reads a file's text; one without front matter has no texts.
  package init(_ text: String, path: String) {
    let report = Report()
    let matter = FrontMatter(text, path: path, report)
    var lines: [Substring] = []
    var rest = text[...]
    // The closing line goes with the rest.
    while lines.count < max(0, matter.bodyLine - 2), let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(rest[...end])
      rest = rest[rest.utf8.index(after: end)...]
    }
    var texts: [String: Located<String>] = [:]
    var places: [String: Range<Int>] = [:]
    let entries = matter.root?.entries ?? []
    for (index, entry) in entries.enumerated() {
      guard let key = entry.key.string, let value = entry.value.string, entry.key.location.line > 1 else { continue }
      let start = entry.key.location.line - 1
      let end = index + 1 < entries.count ? entries[index + 1].key.location.line - 1 : lines.count
      guard start < end, end <= lines.count else { continue }
      // Comments and blank lines before the next entry are not part of this one.
      let own = lines[start..<end].reversed().drop { line in
        let line = line.drop { $0 == " " }
        return line.isEmpty || line.first?.isNewline == true || line.hasPrefix("#")
      }
      texts[key] = Located(value, at: entry.value.location)
      places[key] = start..<(start + own.count)
    }
    self.texts = texts
    self.places = places
    self.lines = lines
    self.rest = rest
    self.path = path
  }

  /// The file's text with another value for a key, which is added at the end of the front matter where it is missing.
  ///
  /// The way in which the old value is quoted is kept where it can be.
  /// - Returns: nil when there is no front matter, or the result would not read back.
  package func replacing(_ key: String, with value: String) -> String? {
    guard let first = lines.first else { return nil }
    let newline = first.hasSuffix("\r\n") ? "\r\n" : "\n"
    let place = places[key] ?? lines.count..<lines.count
    let old = lines[place].first.map { $0.dropFirst(key.count + 1).drop { $0 == " " } }
    var styles: [(String) -> String] = [Self.plain, Self.double]
    if old?.first == "\"" { styles.reverse() }
    if old?.first == "'" { styles.insert(Self.single, at: 0) }
    for style in styles {
      let line = "\(key): \(style(value))\(newline)"
      let text = (lines[..<place.lowerBound] + [line[...]] + lines[place.upperBound...]).joined() + rest
      let read = FrontMatterText(text, path: path)
      var expected = texts.mapValues(\.value)
      expected[key] = value
      if read.texts.mapValues(\.value) == expected, read.rest == rest { return text }
    }
    return nil
  }

  private static func plain(_ value: String) -> String { value }
  private static func single(_ value: String) -> String { "'\(value.replacing("'", with: "''"))'" }
  private static func double(_ value: String) -> String {
    "\"\(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n"))\""
  }
}
