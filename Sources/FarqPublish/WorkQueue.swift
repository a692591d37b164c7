internal import FarqModel
internal import Synchronization

/// Hands out the files of a plan in batches to whoever is free.
final class WorkQueue: Sendable {
  struct Batch {
    /// The number of the group in the plan.
    var group: Int
    var indices: Range<Int>
    /// The number in the plan of the first file of the group.
    var offset: Int
  }

  private let counts: [Int]
  private let offsets: [Int]
  private let position = Mutex((group: 0, index: 0))
  private let finished = Mutex(0)
  private static let batchSize = 64

  init(_ groups: [FileNames]) {
    counts = groups.map(\.count)
    var offset = 0
    offsets = counts.map { count in
      defer { offset += count }
      return offset
    }
  }

  func next() -> Batch? {
    position.withLock { position in
      while position.group < counts.count, position.index >= counts[position.group] {
        position = (position.group + 1, 0)
      }
      guard position.group < counts.count else { return nil }
      let end = min(counts[position.group], position.index + Self.batchSize)
      defer { position.index = end }
      return Batch(group: position.group, indices: position.index..<end, offset: offsets[position.group])
    }
  }

  /// Counts a batch as done and returns how many files are.
  func finish(_ batch: Batch) -> Int {
    finished.withLock { finished in
      finished += batch.indices.count
      return finished
    }
  }
}

/// What is learned of the files of a plan while they are written, put together from all workers.
final class Records: Sendable {
  private let groups: Mutex<[Manifest.Group]>

  init(_ plan: [(kind: String, names: FileNames)], withContents: Bool) {
    groups = Mutex(
      plan.map { kind, names in
        Manifest.Group(
          kind: kind, names: names, keys: [UInt64](repeating: 0, count: names.count),
          stamps: [UInt32](repeating: 0, count: names.count),
          contents: withContents ? [UInt64](repeating: 0, count: names.count) : [])
      })
  }

  /// One file's record.
  struct Record {
    var key: UInt64 = 0
    var stamp: UInt32 = 0
    var content: UInt64 = 0
  }

  func add(_ records: [Record], of batch: WorkQueue.Batch) {
    groups.withLock { groups in
      for (index, record) in zip(batch.indices, records) {
        groups[batch.group].keys[index] = record.key
        groups[batch.group].stamps[index] = record.stamp
        if !groups[batch.group].contents.isEmpty { groups[batch.group].contents[index] = record.content }
      }
    }
  }

  var all: [Manifest.Group] { groups.withLock { $0 } }
}
