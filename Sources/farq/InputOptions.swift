import ArgumentParser
import FarqModel
import FarqPublish

/// Where a site is read from, and how its problems are reported.
struct InputOptions: ParsableArguments {
  @Option(help: "The folder of content.")
  var content = "Content"

  @Option(help: "The folder of templates and assets.")
  var templates = "Templates"

  @Option(help: "The folder for what need not be made again in the next run.")
  var cache = ".farq/cache"

  @Flag(help: "Make everything anew, and keep nothing for the next run.")
  var noCache = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(help: "How problems are printed: \(DiagnosticFormat.allValueStrings.joined(separator: ", ")).")
  var format = DiagnosticFormat.text

  /// What earlier runs of this program kept; nil without a cache.
  func storedMemories() -> StoredMemories? {
    noCache ? nil : StoredMemories(folder: cache, program: Inputs.program)
  }
}

extension DiagnosticFormat: ExpressibleByArgument {}
