internal import FarqModel
internal import Synchronization

/// Hands out the files of a plan in batches to whoever is free.
///
/// Each worker begins at a place of its own and goes on there as long as it can, so that two seldom write into one
/// folder at once: the system lets only one at a time into a folder. Who has nothing left helps the one with most.
final class WorkQueue: Sendable {
  struct Batch {
    /// The number of the group in the plan.
    var group: Int
    var indices: Range<Int>
    /// The number in the plan of the first file of the group.
    var offset: Int
  }

  /// By group, the number in the plan of its first file; at last that of all files.
  private let offsets: [Int]
  /// By worker, what is left of its stretch of the plan.
  private let stretches: Mutex<[Range<Int>]>
  private let finished = Mutex(0)
  /// So many that to ask for them costs next to nothing, and so few that nobody waits long for the last.
  private static let batchSizes = 8...256

  init(_ groups: [FileNames], workers: Int) {
    var offsets = [0]
    for group in groups { offsets.append(offsets[offsets.count - 1] + group.count) }
    self.offsets = offsets
    let total = offsets[groups.count]
    stretches = Mutex((0..<workers).map { (total * $0 / workers)..<(total * ($0 + 1) / workers) })
  }

  /// - Parameter worker: less than the number of workers.
  func next(for worker: Int) -> Batch? {
    stretches.withLock { stretches in
      var number = worker
      if stretches[number].isEmpty {
        number = stretches.indices.max { stretches[$0].count < stretches[$1].count } ?? worker
      }
      let left = stretches[number]
      guard let first = left.first else { return nil }
      let group = group(of: first)
      let size = min(max(left.count / 8, Self.batchSizes.lowerBound), Self.batchSizes.upperBound)
      let end = min(first + size, left.upperBound, offsets[group + 1])
      stretches[number] = end..<left.upperBound
      return Batch(group: group, indices: (first - offsets[group])..<(end - offsets[group]), offset: offsets[group])
    }
  }

  /// Hands out no more.
  func close() {
    stretches.withLock { stretches in stretches = stretches.map { $0.upperBound..<$0.upperBound } }
  }

  /// The last group that begins at a file or before it: one without files begins where the next one does.
  private func group(of file: Int) -> Int {
    var (low, high) = (0, offsets.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offsets[middle] <= file { low = middle } else { high = middle }
    }
    return low
  }

  /// Counts a batch as done and returns how many files are.
  func finish(_ batch: Batch) -> Int {
    finished.withLock { finished in
      finished += batch.indices.count
      return finished
    }
  }
}
