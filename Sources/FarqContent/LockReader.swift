import FarqModel

/// Reads `translation.lock` by its lines: it has one fixed form, and a site has thousands of entries.
///
/// The form is YAML of three kinds of lines below each key: `name: value`, the text's header `text: |`, and the text.
/// Comments start in the first column. `LockWriter` writes it.
struct LockReader {
  private let path: String
  private let lines: [Substring]
  private let report: Report
  private var lock = TranslationLock()
  /// Keys that stand twice, as a merge that kept both sides leaves them.
  private var repeated: Set<String> = []

  /// The lock in a text; entries that can't be read are reported and kept as they are.
  static func read(_ text: String, path: String, _ report: Report) -> TranslationLock {
    var reader = LockReader(path: path, text: text, report)
    reader.readAll()
    return reader.lock
  }

  private init(path: String, text: String, _ report: Report) {
    self.path = path
    self.report = report
    var text = text
    if text.withUTF8({ $0.contains(UInt8(ascii: "\r")) }) { text = text.replacing("\r\n", with: "\n") }
    lines = Self.lines(of: text)
  }

  private static func lines(of text: String) -> [Substring] {
    var text = text
    let ends = text.withUTF8 { bytes in bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") } + [bytes.count] }
    let utf8 = text.utf8
    var start = 0
    return ends.map { end in
      let first = utf8.index(utf8.startIndex, offsetBy: start)
      start = end + 1
      return text[first..<utf8.index(utf8.startIndex, offsetBy: end)]
    }
  }

  private mutating func readAll() {
    var start: Int?
    for (index, line) in lines.enumerated() {
      guard let first = line.utf8.first, first != UInt8(ascii: " ") else { continue }
      // A comment or a new key ends the entry before.
      if let start { read(start..<index) }
      start = first == UInt8(ascii: "#") ? nil : index
    }
    if let start { read(start..<lines.count) }
  }

  /// One entry: a key and the indented lines below it.
  private mutating func read(_ range: Range<Int>) {
    let range = range.lowerBound..<((range.last { !lines[$0].isEmpty }) ?? range.lowerBound) + 1
    let head = lines[range.lowerBound]
    guard head.utf8.last == UInt8(ascii: ":"), TranslationUnit(key: String(head.dropLast()), family: nil) != nil else {
      return keep(
        range, key: nil, at: range.lowerBound, "«\(head.prefix(40))» is not the name of a unit",
        isConflict(head)
          ? "It is the mark of a merge conflict: keep one side, then run `farq sync` for the unit."
          : "Restore the line, or delete it.")
    }
    let key = String(head.dropLast())
    guard lock.entries[key] == nil, !repeated.contains(key) else {
      repeated.insert(key)
      if let first = lock.entries.removeValue(forKey: key) {
        lock.unreadable.append(.init(key: key, lines: LockWriter.lines(of: first)))
      }
      return keep(
        range, key: key, at: range.lowerBound, "the unit stands twice",
        "Delete one of the two, or run `farq sync` for it.")
    }
    var fields = Fields()
    for index in range.dropFirst() {
      if let problem = fields.take(lines[index]) {
        return keep(range, key: key, at: index, problem, "Run `farq sync` for the unit; it writes the entry anew.")
      }
    }
    guard let entry = fields.entry(key, at: SourceLocation(path, line: range.lowerBound + 1, length: key.count)) else {
      return keep(
        range, key: key, at: range.lowerBound, "the entry lacks one of: source, translation, seal, text",
        "Run `farq sync` for the unit; it writes the entry anew.")
    }
    lock.entries[key] = entry
  }

  private func isConflict(_ line: Substring) -> Bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].contains { line.hasPrefix($0) }
  }

  /// Reports lines and keeps them.
  private mutating func keep(_ range: Range<Int>, key: String?, at line: Int, _ message: String, _ advice: String) {
    report.error(
      "lock-form", at: SourceLocation(path, line: line + 1, length: max(1, lines[line].count)), message, advice: advice)
    lock.unreadable.append(.init(key: key, lines: lines[range].map(String.init)))
  }
}

/// The fields of an entry while its lines are read.
private struct Fields {
  private var numbers: [Substring: UInt64] = [:]
  private var reason: String?
  /// The lines of the text, and how it ends: nil before its header.
  private var text: (lines: [Substring], ending: String)?

  private static let indent = "    "

  /// Takes in a line; says what is wrong with it.
  mutating func take(_ line: Substring) -> String? {
    if text != nil {
      guard line.isEmpty || line.utf8.starts(with: Self.indent.utf8) else { return "the text is not indented" }
      text?.lines.append(line.isEmpty ? line : Substring(line.utf8.dropFirst(Self.indent.utf8.count)))
      return nil
    }
    guard line.utf8.starts(with: "  ".utf8), let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return "expected «source», «translation», «reason», «seal» or «text»"
    }
    let name = Substring(line.utf8[..<colon].dropFirst(2))
    let value = Substring(line.utf8[colon...].dropFirst().drop { $0 == UInt8(ascii: " ") })
    switch name {
    case "source", "translation", "seal":
      guard numbers[name] == nil else { return "«\(name)» stands twice" }
      guard let number = Self.digest(value) else { return "«\(name)» is not a digest of sixteen digits" }
      numbers[name] = number
    case "reason":
      guard reason == nil, let words = LockWriter.unquoted(value) else { return "«reason» is not a quoted text" }
      reason = words
    case "text":
      guard let ending = LockWriter.endings.first(where: { value == "|\($0.mark)" || value == "|2\($0.mark)" }) else {
        return "the text does not start with «|»"
      }
      text = ([], ending.ending)
    default: return "unknown field «\(name)»"
    }
    return nil
  }

  func entry(_ key: String, at location: SourceLocation) -> TranslationLock.Entry? {
    guard let source = numbers["source"], let translation = numbers["translation"], let seal = numbers["seal"],
      let text
    else { return nil }
    return TranslationLock.Entry(
      key: key, source: source, translation: translation, reason: reason, seal: seal,
      text: text.lines.joined(separator: "\n") + text.ending, location: location)
  }

  private static func digest(_ text: Substring) -> UInt64? {
    let digits = text.utf8.first == UInt8(ascii: "\"") ? text.dropFirst().dropLast() : text
    guard digits.utf8.count == 16, digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
      return nil
    }
    return UInt64(digits, radix: 16)
  }
}
