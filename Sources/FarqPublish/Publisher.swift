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

  private let folder: String
  private let jobs: Int

  /// - Parameter jobs: how many files are made at once, at least 1.
  package init(folder: String, jobs: Int) {
    self.folder = URL(fileURLWithPath: folder, isDirectory: true).path
    self.jobs = max(1, jobs)
  }

  /// Publishes all files of a plan.
  ///
  /// A first build is made beside the folder and takes its place at once. A later one replaces file by file; the list of
  /// files is widened before the first write and narrowed after the last, so that a build killed at any instant leaves a
  /// list that names every file it wrote.
  /// - Parameter progress: called with the number of files done, from any thread.
  /// - Throws: `Failure` that names the path.
  package func publish(_ plan: SitePlan, progress: @escaping @Sendable (Int) -> Void) async throws -> Summary {
    try checkPaths(of: plan)
    guard let old = try claim() else { return try await create(plan, progress) }
    let new = Manifest(plan)
    let isSame = new == old
    if !isSame { try write(new.union(old)) }
    var summary = Summary(files: plan.fileCount)
    let folder = folder
    summary.written = try await eachFile(of: plan, in: folder, progress) { output, worker, path, bytes in
      try output.replace(path, bytes, by: ".farq/\(worker).draft")
    }
    if !isSame {
      let kept = Set(new.paths)
      let output = try OutputFolder(folder)
      for path in old.paths where !kept.contains(path) {
        if try output.remove(path) { summary.removed += 1 }
      }
      try write(new)
    }
    return summary
  }

  /// The first build: into a folder beside, which then takes the name.
  private func create(_ plan: SitePlan, _ progress: @escaping @Sendable (Int) -> Void) async throws -> Summary {
    let stage = folder + ".farq-tmp"
    try? FileManager.default.removeItem(atPath: stage)
    do {
      let written = try await eachFile(of: plan, in: stage, progress) { output, _, path, bytes in
        try output.create(path, bytes)
        return true
      }
      try OutputFolder(stage).create(Manifest.path, Manifest(plan).bytes)
      guard rename(stage, folder) == 0 else { throw Failure.system("rename \(stage) to", folder) }
      return Summary(files: plan.fileCount, written: written)
    } catch {
      try? FileManager.default.removeItem(atPath: stage)
      throw error
    }
  }

  /// Makes sure that the folder is Farq's own, or empty, or not there yet.
  /// - Returns: what Farq has written into it; nil when there is no such folder.
  private func claim() throws -> Manifest? {
    if let manifest = Manifest(in: folder) { return manifest }
    guard FileManager.default.fileExists(atPath: folder) else { return nil }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw Failure(description: "cannot read \(folder): \(error.localizedDescription)")
    }
    guard names.allSatisfy({ $0 == ".DS_Store" || $0 == ".farq" }) else {
      throw Failure(
        description:
          "\(folder) holds files that Farq did not write (\(names.sorted().prefix(3).joined(separator: ", "))"
          + "…); choose an empty folder with --output, or empty this one")
    }
    return Manifest()
  }

  private func write(_ manifest: Manifest) throws {
    _ = try OutputFolder(folder).replace(Manifest.path, manifest.bytes, by: ".farq/manifest.draft")
  }

  /// Hands each file of a plan to one of the workers, made in a buffer that the worker uses again.
  /// - Returns: how many files `put` says it wrote.
  private func eachFile(
    of plan: SitePlan, in folder: String, _ progress: @escaping @Sendable (Int) -> Void,
    put: @escaping @Sendable (OutputFolder, _ worker: Int, _ path: String, _ bytes: [UInt8]) throws -> Bool
  ) async throws -> Int {
    let queue = WorkQueue(plan)
    return try await withThrowingTaskGroup(of: Int.self) { tasks in
      for worker in 0..<jobs {
        tasks.addTask {
          let output = try OutputFolder(folder)
          try OutputFolder.makeFolders("\(folder)/.farq")
          var bytes: [UInt8] = []
          var count = 0
          while let batch = queue.next() {
            try Task.checkCancellation()
            for index in batch.indices {
              bytes.removeAll(keepingCapacity: true)
              batch.group.write(index, &bytes)
              if try put(output, worker, batch.group.path(index).path, bytes) { count += 1 }
            }
            progress(queue.finish(batch))
          }
          return count
        }
      }
      return try await tasks.reduce(0, +)
    }
  }

  /// Two files of a plan at one path would overwrite each other.
  private func checkPaths(of plan: SitePlan) throws {
    var seen: [Int] = []
    seen.reserveCapacity(plan.fileCount)
    for group in plan.groups { for index in 0..<group.count { seen.append(group.path(index).path.hashValue) } }
    seen.sort()
    guard zip(seen, seen.dropFirst()).contains(where: ==) else { return }
    var paths: Set<String> = []
    for group in plan.groups {
      for index in 0..<group.count where !paths.insert(group.path(index).path).inserted {
        throw Failure(description: "two pages of the plan have the same path: \(group.path(index).path)")
      }
    }
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
