import ArgumentParser

/// The command line: it parses arguments, wires the rooms together, and prints.
@main
struct Farq: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "farq",
    abstract: "Builds a localized site that compares the codes of protocols, page by page.",
    version: version,
    subcommands: [
      Build.self, Serve.self, Merge.self, Check.self, Status.self, Diff.self, Sync.self, New.self, PO.self,
    ])
}
