import ArgumentParser
import FarqModel
import FarqPublish
import Foundation

/// `farq merge`: one site from the parts that several machines built.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Puts the parts that `build --shard` wrote together into one site.")

  @Argument(help: "The folders of all parts, in any order.", completion: .directory)
  var parts: [String]

  @Option(help: "The folder that the site is written to.")
  var output = "Output"

  @Option(help: "How many files are copied at once; by default one per core. A folder on a network may want more.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws { try validate(jobs: jobs) }

  func run() throws {
    let start = ContinuousClock().now
    let plan = try Merger.plan(parts)
    let progress = Progress(total: plan.fileCount)
    let summary = try Publisher(folder: output, jobs: jobs).publish(plan) { progress.update($0) }
    Console.out(Console.summary(Published(plan), summary, [], since: start))
  }
}
