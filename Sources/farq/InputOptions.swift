import ArgumentParser

/// Where a site is read from, and how its problems are reported.
struct InputOptions: ParsableArguments {
  @Option(help: "The folder of content.")
  var content = "Content"

  @Option(help: "The folder of templates and assets.")
  var templates = "Templates"

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(help: "How problems are printed: \(DiagnosticFormat.allValueStrings.joined(separator: ", ")).")
  var format = DiagnosticFormat.text
}

extension DiagnosticFormat: ExpressibleByArgument {}
