/// A catalogue of messages in the form of GNU gettext (the gettext manual, "The Format of PO Files").
package struct POFile: Equatable, Sendable {
  /// A message with what translators and tools have to know about it.
  package struct Entry: Equatable, Sendable {
    /// Lines after `#.`, written by the program that exports.
    package var extracted: [String] = []
    /// Places after `#:`.
    package var references: [String] = []
    /// Words after `#,` other than `fuzzy`.
    package var flags: [String] = []
    /// Whether the translation is to be looked at again before it is used.
    package var isFuzzy = false
    /// What the translation was made from, when the source has changed since.
    package var previous: String?
    package var context: String?
    package var source: String
    package var translation: String
    /// The line of the file on which `msgid` stands, from 1; 0 for an entry that was not read from a file.
    package var line = 0

    package init(context: String?, source: String, translation: String) {
      self.context = context
      self.source = source
      self.translation = translation
    }
  }

  /// The fields of the first, nameless message, in order.
  package var header: [(name: String, value: String)]
  /// Messages that are in use; obsolete ones are skipped.
  package var entries: [Entry]

  package init(header: [(name: String, value: String)], entries: [Entry]) {
    self.header = header
    self.entries = entries
  }

  package static func == (a: POFile, b: POFile) -> Bool {
    a.entries == b.entries && a.header.map(\.name) == b.header.map(\.name)
      && a.header.map(\.value) == b.header.map(\.value)
  }

  /// The text of the file: one string a line, so that version control shows what changed.
  package var text: String {
    let fields = header.map { "\($0.name): \($0.value)\n" }.joined()
    let first = "msgid \"\"\nmsgstr \(Self.quoted(fields))\n"
    return ([first] + entries.map(Self.text)).joined(separator: "\n")
  }

  private static func text(_ entry: Entry) -> String {
    var lines = entry.extracted.map { "#. \($0)" } + entry.references.map { "#: \($0)" }
    let flags = (entry.isFuzzy ? ["fuzzy"] : []) + entry.flags
    if !flags.isEmpty { lines.append("#, \(flags.joined(separator: ", "))") }
    if let previous = entry.previous {
      lines += "msgid \(quoted(previous))".split(separator: "\n").map { "#| \($0)" }
    }
    if let context = entry.context { lines.append("msgctxt \(quoted(context))") }
    lines += ["msgid \(quoted(entry.source))", "msgstr \(quoted(entry.translation))"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// As a C string; a text with line breaks starts on a line of its own and breaks where they are.
  private static func quoted(_ text: String) -> String {
    var lines: [String] = [""]
    for (index, scalar) in text.unicodeScalars.enumerated() {
      switch scalar {
      case "\n":
        lines[lines.count - 1] += "\\n"
        if index + 1 < text.unicodeScalars.count { lines.append("") }
      case "\t": lines[lines.count - 1] += "\\t"
      case "\r": lines[lines.count - 1] += "\\r"
      case "\"": lines[lines.count - 1] += "\\\""
      case "\\": lines[lines.count - 1] += "\\\\"
      default: lines[lines.count - 1].unicodeScalars.append(scalar)
      }
    }
    guard lines.count > 1 else { return "\"\(lines[0])\"" }
    return (["\"\""] + lines.map { "\"\($0)\"" }).joined(separator: "\n")
  }
}
