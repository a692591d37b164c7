import ArgumentParser
import FarqModel
import FarqPublish
import FarqSite
import Foundation
import Synchronization

/// `farq build`: the whole site, or nothing when the content has errors.
struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Builds the site into the output folder.")

  @OptionGroup var input: InputOptions

  /// What `--output` says for an archive.
  private static let standardOutput = "-"

  @Option(help: "The folder that the site is written to; - writes a tar archive to standard output.")
  var output = "Output"

  @Option(help: "The address that the site will have, such as https://example.org; makes canonical addresses absolute.")
  var baseURL: String?

  @Option(help: "Publish this locale only; may be given several times.")
  var locale: [String] = []

  @Option(help: "Publish this family only; may be given several times.")
  var family: [String] = []

  @Flag(help: "Publish the pseudo-locales en-XA (longer) and ar-XB (right to left) too, which show what is hard-coded.")
  var pseudo = false

  @Option(help: "How many files are made at once; by default one per core. A folder on a network may want more.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "Write part I of N only, such as 2/4; `farq merge` puts the parts together.")
  var shard = Shard.whole

  @Flag(help: "Read and compare every file, of the content as of the output folder, whatever is known of it.")
  var verify = false

  @Flag(help: "If the content is the same, take the output folder for what the last build left, without a look at it.")
  var trustOutput = false

  @Option(help: "Write a compressed file beside each page, for hosts that serve them: gzip.")
  var precompress: Compression?

  func validate() throws {
    if output == Self.standardOutput, shard != .whole || input.format != .text {
      throw ValidationError("--output - takes neither --shard nor a --format other than text")
    }
    try validate(jobs: jobs)
    if verify, trustOutput { throw ValidationError("--verify and --trust-output exclude each other") }
    if let baseURL, baseURL.wholeMatch(of: /https?:\/\/[^\s?#]+/) == nil {
      throw ValidationError("--base-url must be an address such as https://example.org, without query or fragment")
    }
  }

  func run() throws {
    let start = ContinuousClock().now
    Publisher.spareMemory()
    let publisher = Publisher(folder: output, jobs: jobs, shard: shard, verify: verify)
    let survey = trustOutput || output == Self.standardOutput ? nil : publisher.survey()
    let stored = input.storedMemories()
    let memories: any Memories = stored ?? NoMemory()
    let options = SitePlanner.Options(baseURL: baseURL, locales: Set(locale), families: Set(family), pseudo: pseudo)
    let inputs = try Inputs(input, memories, verify: verify)
    let lateReaders = inputs.lateReaders
    let save = Lazy { if (try? lateReaders.confirm()) != nil { stored?.save() } }
    defer { save.value }
    let own = digest(of: inputs, options)
    if output != Self.standardOutput, inputs.isWhole, let site = publisher.unchanged(own, survey) {
      Console.report([], as: input.format) { _ in nil }
      return tell(Console.summary(site, .init(files: site.fileCount), [], since: start))
    }
    // Pseudo-locales are made of what has been read, so no page that names them can be made before.
    let headStart = output == Self.standardOutput || pseudo ? nil : publisher.headStart()
    // What was read need not be held while pages are written.
    var (plan, diagnostics) = try plan(consume inputs, options, memories, headStart)
    if precompress == .gzip { plan = Precompressor.adding(to: plan) }
    let progress = Progress(total: plan.fileCount)
    if output == Self.standardOutput {
      try Archive.write(plan, progress: progress.update, made: lateReaders.confirm) { try Console.write($0) }
      let summary = Publisher.Summary(files: plan.fileCount, written: plan.fileCount)
      return tell(Console.summary(Published(plan), summary, diagnostics, since: start))
    }
    // Warnings have to be told again, so a build that has some is not taken for one that need not be looked at.
    let known = diagnostics.isEmpty ? own : 0
    let summary = try publisher.publish(
      plan, inputs: known, survey: survey, headStart: headStart, progress: progress.update
    ) {
      try lateReaders.confirm()
      _ = save.begin()
    }
    tell(Console.summary(Published(plan), summary, diagnostics, since: start))
    Self.kept.withLock { $0 = plan }
  }

  /// What a manifest keeps of the inputs. Parts that are made on different machines have the same.
  private func digest(of inputs: Inputs, _ options: SitePlanner.Options) -> UInt64 {
    let digest = inputs.digest(for: options, precompressed: precompress != nil)
    return shard == .whole ? digest ^ Inputs.program : digest
  }

  /// What is held until the program ends, when the system takes all of it back at once: to free the plan of a large site
  /// piece by piece takes longer than to make some hundred pages.
  private static let kept = Mutex<SitePlan?>(nil)

  /// The summary goes where it does not mix with problems for programs, or with an archive.
  private func tell(_ summary: String) {
    if input.format == .text, output != Self.standardOutput { Console.out(summary) } else { Console.error(summary) }
  }

  /// The plan of the site, and what was found amiss.
  private func plan(
    _ inputs: consuming Inputs, _ options: SitePlanner.Options, _ memories: any Memories, _ headStart: HeadStart?
  ) throws -> (SitePlan, [Diagnostic]) {
    let early = headStart.map { EarlyPages(options, write: $0.add) }
    let lateReaders = inputs.lateReaders
    let pipeline = Pipeline(inputs, strict: input.strict, memories: memories, early: early)
    do {
      try lateReaders.confirm()
      try pipeline.checkNames(locales: locale, families: family, pseudo: pseudo)
      Console.report(pipeline.diagnostics, as: input.format, line: pipeline.line)
      guard let plan = pipeline.plan(options, with: early?.pages ?? []) else {
        Console.error("Nothing was published: \(Console.counts(pipeline.diagnostics)).\n")
        throw ExitCode(1)
      }
      return (plan, pipeline.diagnostics)
    } catch {
      headStart?.abandon()
      throw error
    }
  }
}

extension ParsableCommand {
  /// - Throws: `ValidationError` when so many files can't be made at once.
  func validate(jobs: Int) throws {
    guard Publisher.possibleJobs.contains(jobs) else {
      throw ValidationError("--jobs must be from 1 to \(Publisher.possibleJobs.upperBound)")
    }
  }
}

extension Shard: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// The forms that files can have beside their own.
enum Compression: String, ExpressibleByArgument, CaseIterable {
  case gzip
}
