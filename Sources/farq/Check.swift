import ArgumentParser
import FarqModel
import FarqPublish

/// `farq check`: all problems of all files, without publishing anything.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Reports all problems of content and templates.")

  @OptionGroup var input: InputOptions

  func run() throws {
    let stored = input.storedMemories()
    let memories: any Memories = stored ?? NoMemory()
    let inputs = try Inputs(input, memories)
    let pipeline = Pipeline(inputs, strict: input.strict, memories: memories)
    try inputs.lateReaders.confirm()
    stored?.save()
    Console.report(pipeline.diagnostics, as: input.format, line: pipeline.line)
    let summary =
      Self.coverage(pipeline.sites) + "\(Console.counts(pipeline.diagnostics)) in "
      + "\(Console.count(pipeline.content.files.count, "content file")).\n"
    if input.format == .text { Console.out(summary) } else { Console.error(summary) }
    if pipeline.diagnostics.hasErrors { throw ExitCode(1) }
  }

  /// One line per translation: how much of it is done.
  private static func coverage(_ sites: [LocalizedSite]) -> String {
    sites.filter { $0.locale.id != $0.source.id }.map { site in
      let articles = site.articles.map(\.gist)
      let counts = LocalizedSection.State.allCases.enumerated().map { place, state in
        "\(articles.reduce(0) { $0 + $1.states[place] }) \(state.rawValue)"
      }
      let total = Console.count(articles.reduce(0) { $0 + $1.sectionCount }, "section")
      return "\(site.locale.id): \(total): \(counts.joined(separator: ", "))\n"
    }.joined()
  }
}
