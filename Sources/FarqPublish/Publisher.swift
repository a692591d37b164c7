package import FarqModel
internal import Foundation
internal import Synchronization

/// Writes a plan into a folder: changed files only, each whole or not at all, and removes what it wrote before.
package struct Publisher: Sendable {
  /// What a build did.
  package struct Summary: Sendable {
    package var files = 0
    package var written = 0
    package var removed = 0
  }

  /// A folder that must not be written to, or a write that failed.
  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  private let folder: URL
  private let jobs: Int

  /// - Parameter jobs: how many files are made at once, at least 1.
  package init(folder: String, jobs: Int) {
    self.folder = URL(fileURLWithPath: folder, isDirectory: true)
    self.jobs = max(1, jobs)
  }

  /// Publishes all files of a plan.
  ///
  /// The list of files is widened before the first write and narrowed after the last, so that a build killed at any
  /// instant leaves a list that names every file it wrote.
  /// - Parameter progress: called with the number of files done, from any thread.
  /// - Throws: `Failure` that names the path.
  package func publish(_ plan: SitePlan, progress: @escaping @Sendable (Int) -> Void) async throws -> Summary {
    let old = try claim()
    let paths = plan.groups.flatMap { group in (0..<group.count).map { group.path($0).path } }
    let new = Manifest(paths: Set(paths))
    guard new.paths.count == paths.count else {
      throw Failure(description: "two pages of the plan have the same path: \(Self.firstRepeated(paths))")
    }
    let union = Manifest(paths: old.paths.union(new.paths))
    try OutputFile(folder, Manifest.path).write(union.bytes)
    var summary = Summary(files: paths.count)
    summary.written = try await write(plan, progress)
    summary.removed = try remove(old.paths.subtracting(new.paths))
    try OutputFile(folder, Manifest.path).write(new.bytes)
    return summary
  }

  /// Makes sure that the folder is Farq's own or empty.
  private func claim() throws -> Manifest {
    if let manifest = Manifest(in: folder) { return manifest }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    guard names.allSatisfy({ $0 == ".DS_Store" || $0 == ".farq" }) else {
      throw Failure(
        description: "\(folder.path) holds files that Farq did not write (\(names.sorted().prefix(3).joined(separator: ", "))"
          + "…); choose an empty folder with --output, or empty this one")
    }
    return Manifest()
  }

  private func write(_ plan: SitePlan, _ progress: @escaping @Sendable (Int) -> Void) async throws -> Int {
    let queue = WorkQueue(plan)
    let folder = folder
    return try await withThrowingTaskGroup(of: Int.self) { tasks in
      for _ in 0..<jobs {
        tasks.addTask {
          var count = 0
          while let batch = queue.next() {
            for index in batch.indices {
              let file = OutputFile(folder, batch.group.path(index).path)
              if try file.write(batch.group.bytes(index)) { count += 1 }
            }
            progress(queue.finish(batch))
          }
          return count
        }
      }
      return try await tasks.reduce(0, +)
    }
  }

  /// Removes files and the folders that they leave empty.
  private func remove(_ paths: Set<String>) throws -> Int {
    var removed = 0
    for path in paths.sorted() where try OutputFile(folder, path).remove() { removed += 1 }
    return removed
  }

  private static func firstRepeated(_ paths: [String]) -> String {
    var seen: Set<String> = []
    return paths.first { !seen.insert($0).inserted } ?? ""
  }
}

/// Hands out the files of a plan in batches to whoever is free.
private final class WorkQueue: Sendable {
  struct Batch {
    var group: SitePlan.Group
    var indices: Range<Int>
  }

  private let groups: [SitePlan.Group]
  private let position = Mutex((group: 0, index: 0))
  private let finished = Mutex(0)
  private static let batchSize = 32

  init(_ plan: SitePlan) { groups = plan.groups }

  /// Counts a batch as done and returns how many files are.
  func finish(_ batch: Batch) -> Int {
    finished.withLock { finished in
      finished += batch.indices.count
      return finished
    }
  }

  func next() -> Batch? {
    position.withLock { position in
      while position.group < groups.count, position.index >= groups[position.group].count {
        position = (position.group + 1, 0)
      }
      guard position.group < groups.count else { return nil }
      let group = groups[position.group]
      let end = min(group.count, position.index + Self.batchSize)
      defer { position.index = end }
      return Batch(group: group, indices: position.index..<end)
    }
  }
}
