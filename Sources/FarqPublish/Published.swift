internal import CSystem
package import FarqModel
internal import Foundation

extension Publisher {
  /// To be called before anything is read: makes memory that is freed while a plan is made free for the rest of the run.
  package static func spareMemory() { farq_spare_memory() }

  /// Begins to look at what the last build left in the folder.
  /// - Returns: nil where every file will be read anyway.
  package func survey() -> Survey? { verify ? nil : Survey(of: folder) }

  /// What the last build into the folder wrote, if it was made from the same inputs and nobody has touched it since.
  /// - Parameter survey: nil to go by the inputs alone, without a look at the files.
  /// - Returns: nil when the folder must be built.
  package func unchanged(_ inputs: UInt64, _ survey: Survey?) -> Published? {
    guard inputs != 0, !verify, FileManager.default.fileExists(atPath: "\(folder)/\(Manifest.path)"),
      !FileManager.default.fileExists(atPath: "\(folder)/\(Manifest.pendingPath)"),
      let output = try? OutputFolder(folder),
      let prefix = output.contents(of: .init(Manifest.path), upTo: Manifest.prefixSize),
      Manifest.inputs(in: prefix) == inputs,
      let manifest = output.contents(of: .init(Manifest.path)).flatMap(Manifest.init), manifest.shard == shard
    else { return nil }
    if let survey, !isUntouched(manifest, survey.finish()) { return nil }
    return Published(manifest)
  }

  /// Whether every file looks as it did when it was written.
  private func isUntouched(_ manifest: Manifest, _ seen: [FileNames: Stamps]) -> Bool {
    let queue = WorkQueue(manifest.groups.map(\.names), workers: jobs)
    let seenStamps = manifest.groups.map { seen[$0.names] }
    let shard = shard
    let isUntouched = try? Workers.run(jobs, cancel: queue.close) { worker in
      let output = try OutputFolder(folder)
      output.span = manifest.span
      while let batch = queue.next(for: worker) {
        let group = manifest.groups[batch.group]
        let seen = seenStamps[batch.group]
        for index in batch.indices where shard.has(batch.offset + index) {
          let stamp = seen?[index] ?? output.stamp(of: .init(group.names, index))
          guard stamp == group.stamps[index] else {
            queue.close()
            return false
          }
        }
      }
      return true
    }
    return isUntouched?.allSatisfy { $0 } ?? false
  }
}

/// A site that stands in a folder, counted.
package struct Published: Sendable {
  package let fileCount: Int
  package let fragmentCount: Int
  private let counts: [String: Int]

  init(_ manifest: Manifest) {
    fileCount = manifest.fileCount
    fragmentCount = manifest.fragmentCount
    counts = Dictionary(manifest.groups.map { ($0.kind, $0.names.count) }, uniquingKeysWith: +)
  }

  /// What a plan makes.
  package init(_ plan: SitePlan) {
    fileCount = plan.fileCount
    fragmentCount = plan.fragmentCount
    counts = Dictionary(plan.groups.map { ($0.kind, $0.count) }, uniquingKeysWith: +)
  }

  package func count(of kind: String) -> Int { counts[kind] ?? 0 }
}
