import ArgumentParser
import Dispatch
import FarqModel
import FarqSite
import FarqSource
import Foundation
import Synchronization

#if Preview
  import FarqPreview
#endif

/// `farq serve`: the site on this machine, made page by page as it is asked for, and up to date with every save.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Shows the site in a browser on this machine, and updates open pages when files are saved.")

  @OptionGroup var input: InputOptions

  @Option(help: "The port of 127.0.0.1 that pages are served on; 0 takes any that is free.")
  var port: UInt16 = 8080

  @Option(help: "Show this locale only; may be given several times.")
  var locale: [String] = []

  @Option(help: "Show this family only; may be given several times.")
  var family: [String] = []

  @Flag(help: "Show the pseudo-locales too.")
  var pseudo = false

  #if Preview
    func run() async throws {
      let start = ContinuousClock().now
      let site = LiveSite(
        input, SitePlanner.Options(locales: Set(locale), families: Set(family), pseudo: pseudo))
      let pipeline = try site.first()
      try pipeline.checkNames(locales: locale, families: family, pseudo: pseudo)
      Console.report(pipeline.diagnostics, as: input.format, line: pipeline.line)
      let server = PreviewServer(
        PreviewSource(read: { try site.reading() }, change: LiveSite.change), showing: site.reading(of: pipeline),
        watching: [input.content, input.templates])
      let format = input.format
      let known = Mutex(Set(pipeline.diagnostics))
      let running = Task {
        try await server.run(port: port) { port in
          Console.out(
            "http://localhost:\(port)/ shows the site (ready in \(Self.milliseconds(ContinuousClock().now - start)) ms); "
              + "Ctrl-C ends it.\n")
        } updated: { update in
          Self.tell(update, besides: known.withLock { $0 }, format)
          known.withLock { $0 = Set(update.problems.map(\.diagnostic)) }
        }
      }
      let signals = [SIGINT, SIGTERM].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number)
        source.setEventHandler { running.cancel() }
        source.resume()
        return source
      }
      defer { for signal in signals { signal.cancel() } }
      do {
        try await running.value
      } catch is CancellationError {
      }
    }

    /// What a save led to, in one line, after the problems that are new with it.
    private static func tell(_ update: PreviewUpdate, besides known: Set<Diagnostic>, _ format: DiagnosticFormat) {
      let lines = Dictionary(update.problems.map { ($0.diagnostic.location, $0.line) }) { first, _ in first }
      let diagnostics = update.problems.map(\.diagnostic)
      Console.report(diagnostics.filter { !known.contains($0) }, as: format) { lines[$0] ?? nil }
      let more = update.changed.count > 3 ? " and \(update.changed.count - 3) more" : ""
      let names = update.changed.prefix(3).joined(separator: ", ") + more
      Console.out(
        "\(names): \(Console.count(update.pages, "open page")) updated in \(milliseconds(update.told)) ms, "
          + "all checked in \(milliseconds(update.checked)) ms: \(Console.counts(diagnostics))\n")
    }

    private static func milliseconds(_ time: Duration) -> Int { Int((time / .milliseconds(1)).rounded()) }
  #else
    func run() async throws {
      throw ValidationError("this program was built without the preview server; `./farq serve` builds one that has it")
    }
  #endif
}
