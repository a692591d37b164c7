/// A problem of an author: where, what, and what to do about it.
package struct Diagnostic: Hashable, Sendable {
  /// Whether the site can be published in spite of it.
  package enum Severity: String, Sendable {
    case error, warning
  }

  package var severity: Severity
  /// Stable id of the rule, such as `unknown-section`; tools filter by it.
  package var rule: String
  package var location: SourceLocation
  /// What is wrong, without a trailing period.
  package var message: String
  /// What to do, as a whole sentence; empty when the message says it.
  package var advice: String

  package init(
    _ severity: Severity, _ rule: String, at location: SourceLocation, _ message: String, advice: String = ""
  ) {
    self.severity = severity
    self.rule = rule
    self.location = location
    self.message = message
    self.advice = advice
  }

  package static func error(
    _ rule: String, at location: SourceLocation, _ message: String, advice: String = ""
  ) -> Diagnostic {
    Diagnostic(.error, rule, at: location, message, advice: advice)
  }

  package static func warning(
    _ rule: String, at location: SourceLocation, _ message: String, advice: String = ""
  ) -> Diagnostic {
    Diagnostic(.warning, rule, at: location, message, advice: advice)
  }
}

extension [Diagnostic] {
  /// The same problems in the order of the files, each once, errors before warnings on one place.
  package var inReadingOrder: [Diagnostic] {
    let ordered = sorted {
      ($0.location, $0.severity.rawValue, $0.rule, $0.message) < (
        $1.location, $1.severity.rawValue, $1.rule, $1.message
      )
    }
    var unique: [Diagnostic] = []
    for diagnostic in ordered where diagnostic != unique.last { unique.append(diagnostic) }
    return unique
  }

  package var hasErrors: Bool { contains { $0.severity == .error } }
}
