import FarqModel

/// Gathers the problems that the readers of one run find.
final class Report {
  private(set) var diagnostics: [Diagnostic] = []

  func add(_ found: [Diagnostic]) { diagnostics += found }

  func error(_ rule: String, at location: SourceLocation, _ message: String, advice: String = "") {
    diagnostics.append(.error(rule, at: location, message, advice: advice))
  }

  func warning(_ rule: String, at location: SourceLocation, _ message: String, advice: String = "") {
    diagnostics.append(.warning(rule, at: location, message, advice: advice))
  }
}
