import FarqModel

/// The forms in which problems are printed, for people, for editors and for code hosts.
enum DiagnosticFormat: String, CaseIterable, Sendable {
  case text, json, github, sarif

  /// All problems in this form. `line` gives the author's line at a place.
  func render(_ diagnostics: [Diagnostic], line: (SourceLocation) -> String?) -> String {
    switch self {
    case .text: diagnostics.map { Self.text($0, line($0.location)) }.joined()
    case .json: "[" + diagnostics.map(Self.json).joined(separator: ",\n ") + "]\n"
    case .github: diagnostics.map(Self.github).joined()
    case .sarif: Self.sarif(diagnostics)
    }
  }

  /// As compilers print it: place, what, the line with a caret, and what to do.
  private static func text(_ diagnostic: Diagnostic, _ line: String?) -> String {
    let place = diagnostic.location
    let position = place.line > 0 ? "\(place.path):\(place.line):\(place.column)" : place.path
    var text = "\(position): \(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.rule)]\n"
    if let line {
      let number = String(place.line)
      let margin = String(repeating: " ", count: max(0, 5 - number.count)) + number
      // Tabs stay tabs, so that the caret stands below its character.
      let indent = line.prefix(place.column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
      let underline = "^" + String(repeating: "~", count: max(0, min(place.length, line.count - place.column + 1) - 1))
      text += "\(margin) | \(line)\n      | \(indent)\(underline)\n"
    }
    if !diagnostic.advice.isEmpty { text += "      = \(diagnostic.advice)\n" }
    return text
  }

  private static func json(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location
    let words = [
      ("severity", diagnostic.severity.rawValue), ("rule", diagnostic.rule), ("path", place.path),
      ("message", diagnostic.message), ("advice", diagnostic.advice),
    ].map { "\"\($0)\":\"\(Escape.json($1))\"" }
    return "{" + (words + ["\"line\":\(place.line)", "\"column\":\(place.column)"]).joined(separator: ",") + "}"
  }

  /// Workflow commands of GitHub Actions, which escape what would end a property or the message.
  private static func github(_ diagnostic: Diagnostic) -> String {
    func property(_ text: String) -> String {
      message(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
    func message(_ text: String) -> String {
      text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }
    let place = diagnostic.location
    let text = diagnostic.advice.isEmpty ? diagnostic.message : "\(diagnostic.message)\n\(diagnostic.advice)"
    return
      "::\(diagnostic.severity.rawValue) file=\(property(place.path)),line=\(max(1, place.line)),col=\(place.column),"
      + "title=\(property(diagnostic.rule))::\(message(text))\n"
  }

  /// SARIF 2.1.0 (OASIS), as code hosts and editors read it.
  private static func sarif(_ diagnostics: [Diagnostic]) -> String {
    let rules = Set(diagnostics.map(\.rule)).sorted().map { "{\"id\":\"\($0)\"}" }
    let results = diagnostics.map { diagnostic in
      let place = diagnostic.location
      let region =
        place.line > 0
        ? ",\"region\":{\"startLine\":\(place.line),\"startColumn\":\(place.column),\"endColumn\":\(place.column + place.length)}"
        : ""
      let words = diagnostic.advice.isEmpty ? diagnostic.message : "\(diagnostic.message). \(diagnostic.advice)"
      return "{\"ruleId\":\"\(diagnostic.rule)\",\"level\":\"\(diagnostic.severity.rawValue)\","
        + "\"message\":{\"text\":\"\(Escape.json(words))\"},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":"
        + "{\"uri\":\"\(Escape.json(percentEncoded(place.path)))\"}\(region)}}]}"
    }
    return """
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"farq",\
      "rules":[\(rules.joined(separator: ","))]}},"columnKind":"unicodeCodePoints","results":[
      \(results.joined(separator: ",\n"))
      ]}]}

      """
  }

  /// RFC 3986 §2.1, for the characters of a path.
  private static func percentEncoded(_ path: String) -> String {
    path.utf8.map { byte in
      let character = Character(Unicode.Scalar(byte))
      if character.isASCII, character.isLetter || character.isNumber || "-._~/".contains(character) {
        return String(character)
      }
      return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
