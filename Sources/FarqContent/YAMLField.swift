import FarqModel
import Yams

/// A YAML value together with its place in the author's file.
///
/// A class of our own, since every look at a node of Yams copies all that it holds.
final class YAMLField {
  private enum Content {
    /// The text as written, whatever type YAML would give it.
    case scalar(String)
    case sequence([YAMLField])
    case mapping([(key: YAMLField, value: YAMLField)])
    case alias
  }

  private let content: Content
  private let path: String
  /// In the file; 0 where Yams does not say.
  private let line: Int
  private let column: Int

  var location: SourceLocation {
    guard line > 0 else { return SourceLocation(path) }
    return SourceLocation(
      path, line: line, column: column, length: max(1, string.map { Letters.columns(ofFirstLineOf: $0) } ?? 1))
  }

  /// - Parameter lineOffset: how many lines of the file stand above the YAML text.
  private init(_ node: Yams.Node, _ path: String, _ lineOffset: Int) {
    func field(_ node: Yams.Node) -> YAMLField { YAMLField(node, path, lineOffset) }
    self.path = path
    line = node.mark.map { $0.line + lineOffset } ?? 0
    column = node.mark?.column ?? 1
    content =
      switch node {
      case .scalar(let scalar): .scalar(scalar.string)
      case .sequence(let sequence): .sequence(sequence.map(field))
      case .mapping(let mapping): .mapping(mapping.map { (field($0.key), field($0.value)) })
      case .alias: .alias
      }
  }

  /// Reads a text as one YAML mapping; what is wrong with it is reported and gives nil.
  static func mapping(_ text: String, path: String, lineOffset: Int = 0, _ report: Report) -> YAMLField? {
    do {
      guard let node = try compose(yaml: text, .basic, .default, .utf8) else {
        report.error(
          "invalid-yaml", at: SourceLocation(path, line: lineOffset + 1), "expected keys and values, found nothing")
        return nil
      }
      let field = YAMLField(node, path, lineOffset)
      guard field.isMapping else {
        report.error("invalid-yaml", at: field.location, "expected keys and values, such as «name: …»")
        return nil
      }
      return field
    } catch let error as YamlError {
      let (mark, problem) = error.placeAndProblem
      report.error(
        "invalid-yaml",
        at: SourceLocation(path, line: (mark?.line ?? 1) + lineOffset, column: max(1, mark?.column ?? 1)), problem,
        advice: "Put a text that holds «: » or starts with a special character between double quotes.")
      return nil
    } catch {
      report.error("invalid-yaml", at: SourceLocation(path, line: lineOffset + 1), "\(error)")
      return nil
    }
  }

  /// The entries of a mapping, in the order of the file; empty for anything else.
  var entries: [(key: YAMLField, value: YAMLField)] { if case .mapping(let entries) = content { entries } else { [] } }

  subscript(key: String) -> YAMLField? { entries.first { $0.key.string == key }?.value }

  var isMapping: Bool { if case .mapping = content { true } else { false } }

  /// nil for anything but a list.
  var items: [YAMLField]? { if case .sequence(let items) = content { items } else { nil } }

  /// nil for anything but a scalar.
  var string: String? { if case .scalar(let text) = content { text } else { nil } }

  /// A required text that is not empty.
  func text(_ key: String, _ report: Report) -> Located<String>? {
    guard let value = self[key] else {
      report.error("missing-key", at: location, "«\(key)» is missing", advice: "Add a line «\(key): …».")
      return nil
    }
    return value.nonEmptyText(named: key, report)
  }

  func nonEmptyText(named key: String, _ report: Report) -> Located<String>? {
    guard let string, !string.allSatisfy(\.isWhitespace) else {
      report.error("empty-value", at: location, "«\(key)» has no text", advice: "Write one, or remove the line.")
      return nil
    }
    return Located(string, at: location)
  }

  /// A truth value; false when absent.
  func flag(_ key: String, _ report: Report) -> Bool {
    guard let value = self[key] else { return false }
    if value.string != "true", value.string != "false" {
      report.error("invalid-value", at: value.location, "«\(key)» is neither true nor false")
    }
    return value.string == "true"
  }

  /// A list of texts; empty when absent.
  func strings(_ key: String, _ report: Report) -> [Located<String>] {
    guard let value = self[key] else { return [] }
    guard let items = value.items else {
      report.error("invalid-value", at: value.location, "«\(key)» is not a list", advice: "Write it as «[a, b]».")
      return []
    }
    return items.compactMap { $0.nonEmptyText(named: key, report) }
  }

  /// One of the cases of a closed list.
  func choice<T: RawRepresentable & CaseIterable>(
    _ key: String, default fallback: T, _ report: Report
  ) -> T where T.RawValue == String {
    guard let value = self[key] else { return fallback }
    let word = value.string ?? ""
    if let choice = T(rawValue: word) { return choice }
    report.error(
      "invalid-value", at: value.location, "«\(word)» is not a value of «\(key)»",
      advice: Suggestion.advice(for: word, among: T.allCases.map(\.rawValue)))
    return fallback
  }

  /// Reports keys that nothing reads.
  func allow(_ keys: [String], _ report: Report) {
    for (key, _) in entries where !keys.contains(key.string ?? "") {
      report.error(
        "unknown-key", at: key.location, "unknown key «\(key.string ?? "")»",
        advice: Suggestion.advice(for: key.string ?? "", among: keys))
    }
  }
}

extension YamlError {
  /// Where libyaml stopped, from line 1 of the YAML text, and why.
  fileprivate var placeAndProblem: (mark: Mark?, problem: String) {
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark, "YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      (context.mark, "the key «\(duplicates.first ?? "")» stands twice")
    default: (nil, "YAML: \(self)")
    }
  }
}
