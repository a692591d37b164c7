package import FarqModel

/// Writes `translation.lock`: one entry a unit, sorted by key, with a blank line between two.
///
/// Git merges two changes that have an unchanged line between them. So a unit that is not recorded has its line too, as a
/// comment: two translators who record neighbouring units change different lines.
package enum LockWriter {
  /// - Parameter units: keys of all units of the file that have a source.
  package static func text(_ lock: TranslationLock, units: some Sequence<String>) -> String {
    var blocks: [String: [String]] = [:]
    for key in units { blocks[key] = ["# \(key)"] }
    for (key, entry) in lock.entries { blocks[key] = lines(of: entry) }
    var ordered = blocks.sorted { $0.key < $1.key }.map(\.value)
    ordered += lock.unreadable.map(\.lines)
    return ([[header]] + ordered).map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private static let header = "# Written by `farq sync`; not by hand."

  /// How a text may end, by YAML's marks (YAML 1.2 §8.1.1.2): without a line break, or with one.
  static let endings = [(mark: "", ending: "\n"), (mark: "-", ending: "")]

  static func lines(of entry: TranslationLock.Entry) -> [String] {
    var lines = [
      "\(entry.key):", "  source: \(digest(entry.source))", "  translation: \(digest(entry.translation))",
    ]
    if let reason = entry.reason { lines.append("  reason: \"\(Escape.json(reason))\"") }
    lines.append("  seal: \(digest(entry.seal))")
    let ends = entry.text.hasSuffix("\n")
    // YAML takes the first line's indentation for the text's own, unless it is told.
    let indicator = entry.text.hasPrefix(" ") ? "2" : ""
    lines.append("  text: |\(indicator)\(ends ? "" : "-")")
    let text = ends ? entry.text.dropLast() : entry.text[...]
    lines += text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
    return lines
  }

  /// Sixteen digits, between quotes where YAML would read a number (1.2 §10.3.2, and binary numbers of 1.1).
  private static func digest(_ value: UInt64) -> String {
    let digits = Digest.hex(value)
    return digits.contains { "acdf".contains($0) } ? digits : "\"\(digits)\""
  }

  /// The text of a quoted scalar as `Escape.json` writes it; nil when it is not one.
  static func unquoted(_ value: Substring) -> String? {
    guard value.count >= 2, value.first == "\"", value.last == "\"" else { return nil }
    var text = String.UnicodeScalarView()
    var rest = value.dropFirst().dropLast().unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        guard scalar != "\"" else { return nil }
        text.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "n": text.append("\n")
      case "\"": text.append("\"")
      case "\\": text.append("\\")
      case "u":
        guard let number = UInt32(Substring(rest.prefix(4)), radix: 16), let scalar = Unicode.Scalar(number) else {
          return nil
        }
        text.append(scalar)
        rest = rest.dropFirst(4)
      default: return nil
      }
    }
    return String(text)
  }
}
