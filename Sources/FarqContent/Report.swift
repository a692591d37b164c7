import FarqModel

/// Gathers the problems that the readers of one run find.
final class Report {
  private(set) var diagnostics: [Diagnostic] = []

  func add(_ found: [Diagnostic]) { diagnostics += found }

  /// Reads things on all cores, each with a report of its own, whose problems come in the order of the things.
  func each<Item: Sendable, Value: Sendable>(
    of items: [Item], read: @Sendable (Item, Report) -> Value
  ) -> [Value] {
    Parallel.map(items) { item -> (value: Value, found: [Diagnostic]) in
      let own = Report()
      return (read(item, own), own.diagnostics)
    }.map { reading in
      add(reading.found)
      return reading.value
    }
  }

  func error(_ rule: String, at location: SourceLocation, _ message: String, advice: String = "") {
    diagnostics.append(.error(rule, at: location, message, advice: advice))
  }

  func warning(_ rule: String, at location: SourceLocation, _ message: String, advice: String = "") {
    diagnostics.append(.warning(rule, at: location, message, advice: advice))
  }
}
