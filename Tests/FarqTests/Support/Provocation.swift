import FarqModel
import Testing

/// A small site with one fault, and the diagnostic that its author must get.
struct Provocation: Sendable, CustomTestStringConvertible {
  var rule: String
  /// `path:line:column`, or the path alone for what concerns a whole file.
  var place: String
  var severity: Diagnostic.Severity
  /// What the advice must say, at least.
  var advice: String
  var change: @Sendable (inout SmallSite) -> Void

  init(
    _ rule: String, at place: String, _ severity: Diagnostic.Severity = .error, advice: String = "",
    change: @escaping @Sendable (inout SmallSite) -> Void
  ) {
    self.rule = rule
    self.place = place
    self.severity = severity
    self.advice = advice
    self.change = change
  }

  var testDescription: String { "\(rule) at \(place)" }
}

extension Diagnostic {
  /// `path:line:column`, or the path alone for what concerns a whole file.
  var place: String {
    location.line > 0 ? "\(location.path):\(location.line):\(location.column)" : location.path
  }
}
