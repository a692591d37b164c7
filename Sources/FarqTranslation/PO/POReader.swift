package import FarqModel

/// Reads a PO file as gettext's own tools, Poedit and Weblate write them.
package struct POReader {
  private enum Field: Equatable {
    case context, source, translation, previousContext, previousSource
    /// Plural forms: a file of Farq has none.
    case other
  }

  private let path: String
  private var entry = POFile.Entry(context: nil, source: "", translation: "")
  private var field: Field?
  private var hasSource = false
  private var hasTranslation = false
  private var entries: [POFile.Entry] = []
  private var diagnostics: [Diagnostic] = []

  /// The file at `path` with all that is wrong with its form; what can't be read is left out.
  package static func read(_ text: String, path: String) -> (file: POFile, diagnostics: [Diagnostic]) {
    var reader = POReader(path: path)
    let text = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    // In Swift "\r\n" is one character, which is no "\n".
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() { reader.take(line.drop { $0 == " " || $0 == "\t" }, index + 1) }
    reader.finish(lines.count)
    let header = reader.entries.first { $0.source.isEmpty && $0.context == nil }
    return (
      POFile(
        header: fields(header?.translation ?? ""),
        entries: reader.entries.filter { !($0.source.isEmpty && $0.context == nil) }), reader.diagnostics
    )
  }

  private init(path: String) { self.path = path }

  private static func fields(_ text: String) -> [(name: String, value: String)] {
    text.split(separator: "\n").compactMap { line in
      line.firstIndex(of: ":").map { colon in
        (String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " }))
      }
    }
  }

  private mutating func take(_ line: Substring, _ number: Int) {
    if line.isEmpty { return }
    // Obsolete entries are what a tool keeps of messages that are gone.
    if line.hasPrefix("#~") { return finish(number) }
    if line.hasPrefix("#|") { return keyword(line.dropFirst(2).drop { $0 == " " }, number, isPrevious: true) }
    if line.hasPrefix("#") { return comment(line, number) }
    keyword(line, number, isPrevious: false)
  }

  private mutating func comment(_ line: Substring, _ number: Int) {
    if hasSource { finish(number) }
    let text = line.dropFirst(2).drop { $0 == " " }
    if line.hasPrefix("#.") {
      entry.extracted.append(String(text))
    } else if line.hasPrefix("#:") {
      entry.references += text.split(separator: " ").map(String.init)
    } else if line.hasPrefix("#,") {
      let flags = text.split(separator: ",").map { String($0.filter { $0 != " " }) }
      entry.isFuzzy = entry.isFuzzy || flags.contains("fuzzy")
      entry.flags += flags.filter { $0 != "fuzzy" }
    }
  }

  private mutating func keyword(_ line: Substring, _ number: Int, isPrevious: Bool) {
    if line.hasPrefix("\"") { return add(line, number) }
    let word = line.prefix { $0 != " " && $0 != "\"" && $0 != "\t" }
    let rest = line.dropFirst(word.count).drop { $0 == " " || $0 == "\t" }
    if hasSource, isPrevious || word == "msgctxt" || word == "msgid" { finish(number) }
    switch (word, isPrevious) {
    case ("msgctxt", false): field = .context
    case ("msgctxt", true): field = .previousContext
    case ("msgid", true): field = .previousSource
    case ("msgid", false):
      field = .source
      hasSource = true
      entry.line = number
    case ("msgstr", false):
      if !hasSource { error("«msgstr» without «msgid»", number, "Each message has a msgid and then a msgstr.") }
      field = .translation
      hasTranslation = true
    case (_, _) where word.hasPrefix("msgid_plural") || word.hasPrefix("msgstr["): field = .other
    default:
      error("«\(word)» is not a keyword of PO files", number, "A line is a comment, msgctxt, msgid, msgstr or a text.")
      field = .other
      return
    }
    add(rest, number)
  }

  private mutating func add(_ quoted: Substring, _ number: Int) {
    guard let field else { return error("text that belongs to no message", number, "Put «msgid» before it.") }
    guard let text = Self.unquoted(quoted) else {
      return error(
        "the text is not between double quotes", number,
        "Write \\\" for a quote within a text, and end each line with one.")
    }
    switch field {
    case .context: entry.context = (entry.context ?? "") + text
    case .source: entry.source += text
    case .translation: entry.translation += text
    case .previousSource: entry.previous = (entry.previous ?? "") + text
    case .previousContext, .other: break
    }
  }

  /// What a C string stands for; nil when it is not one.
  private static func unquoted(_ quoted: Substring) -> String? {
    var text = quoted.unicodeScalars
    while let last = text.last, last.properties.isWhitespace { text.removeLast() }
    guard text.count >= 2, text.popFirst() == "\"", text.popLast() == "\"" else { return nil }
    var result = String.UnicodeScalarView()
    while let scalar = text.popFirst() {
      if scalar == "\"" { return nil }
      guard scalar == "\\" else {
        result.append(scalar)
        continue
      }
      switch text.popFirst() {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "r": result.append("\r")
      case let other? where other == "\"" || other == "\\": result.append(other)
      default: return nil
      }
    }
    return String(result)
  }

  private mutating func finish(_ number: Int) {
    if hasTranslation, hasSource {
      entries.append(entry)
    } else if hasSource {
      error("the message has no «msgstr»", entry.line, "Add one, if an empty one.")
    }
    entry = POFile.Entry(context: nil, source: "", translation: "")
    field = nil
    hasSource = false
    hasTranslation = false
  }

  private mutating func error(_ message: String, _ line: Int, _ advice: String) {
    diagnostics.append(.error("po-form", at: SourceLocation(path, line: line), message, advice: advice))
  }
}
