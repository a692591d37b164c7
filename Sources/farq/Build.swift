import ArgumentParser
import FarqModel
import FarqPublish
import FarqSite
import Foundation

/// `farq build`: the whole site, or nothing when the content has errors.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Builds the site into the output folder.")

  @OptionGroup var input: InputOptions

  @Option(help: "The folder that the site is written to.")
  var output = "Output"

  @Option(help: "The address that the site will have, such as https://example.org; makes canonical addresses absolute.")
  var baseURL: String?

  @Option(help: "Publish this locale only; may be given several times.")
  var locale: [String] = []

  @Option(help: "Publish this family only; may be given several times.")
  var family: [String] = []

  @Option(help: "How many files are made at once; by default one per core.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs must be at least 1") }
    if let baseURL, baseURL.wholeMatch(of: /https?:\/\/[^\s?#]+/) == nil {
      throw ValidationError("--base-url must be an address such as https://example.org, without query or fragment")
    }
  }

  func run() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let pipeline = try Pipeline(input)
    try checkNames(pipeline)
    Console.report(pipeline, as: input.format)
    guard let plan = pipeline.plan(.init(baseURL: baseURL, locales: Set(locale), families: Set(family))) else {
      Console.error("Nothing was published: \(Console.counts(pipeline.diagnostics)).\n")
      throw ExitCode(1)
    }
    let progress = Progress(total: plan.fileCount)
    let summary = try await Publisher(folder: output, jobs: jobs).publish(plan) { progress.update($0) }
    let line = Self.summary(plan, summary, seconds: start.duration(to: clock.now), diagnostics: pipeline.diagnostics)
    if input.format == .text { Console.out(line) } else { Console.error(line) }
  }

  private func checkNames(_ pipeline: Pipeline) throws {
    guard let catalog = pipeline.catalog else { return }
    for name in locale where !catalog.site.locales.contains(name) {
      throw ValidationError(
        "there is no locale «\(name)». \(Suggestion.advice(for: name, among: catalog.site.locales))")
    }
    for name in family where !catalog.site.families.contains(name) {
      throw ValidationError(
        "there is no family «\(name)». \(Suggestion.advice(for: name, among: catalog.site.families))")
    }
  }

  private static func summary(
    _ plan: SitePlan, _ summary: Publisher.Summary, seconds: Duration, diagnostics: [Diagnostic]
  ) -> String {
    let pages = plan.groups.filter { ["chooser", "home", "notfound", "family", "code", "pair"].contains($0.kind) }
      .reduce(0) { $0 + $1.count }
    let pairs = plan.groups.filter { $0.kind == "pair" }.reduce(0) { $0 + $1.count }
    let time = String(
      format: "%.2f s", Double(seconds.components.seconds) + Double(seconds.components.attoseconds) / 1e18)
    return
      "\(Console.count(pages, "page")) (\(pairs) comparisons) from \(Console.count(plan.fragmentCount, "fragment")); "
      + "\(summary.written) of \(Console.count(summary.files, "file")) written, \(summary.removed) removed; "
      + "\(Console.counts(diagnostics)); \(time), \(Console.peakMemory) MiB\n"
  }
}
