internal import Dispatch
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Work on many values at once, on all cores.
package enum Parallel {
  /// Chunks per core: more make the ends meet, fewer cost less to hand out.
  private static let chunksPerCore = 32

  /// The transformed items in their order. `transform` is called from several threads, and may call this function too.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ transform: @Sendable (Item) -> Result
  ) -> [Result] {
    let size = max(1, items.count / (cores * chunksPerCore))
    let chunks = (items.count + size - 1) / size
    guard chunks > 1, cores > 1 else { return items.map(transform) }
    return [Result](unsafeUninitializedCapacity: items.count) { results, count in
      // Each place is written once, by whoever has its chunk, and read when all are done.
      nonisolated(unsafe) let results = results
      withoutActuallyEscaping(transform) { transform in
        SharedWork(chunks) { chunk in
          for index in (chunk * size)..<min(items.count, (chunk + 1) * size) {
            results.initializeElement(at: index, to: transform(items[index]))
          }
        }.finish()
      }
      count = items.count
    }
  }

  /// How many threads can run at once.
  package static let cores = max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN))))
}

/// Chunks of work that are done by whoever asked for them, and by cores that are idle or become so meanwhile: the last
/// long item of a list that is itself such a list has all of them.
private final class SharedWork: Sendable {
  /// How many cores nobody works on; below 0 for as long as somebody who waited goes on beside a helper.
  private static let idle = Mutex(Parallel.cores - 1)

  private let count: Int
  private let run: @Sendable (_ chunk: Int) -> Void
  private let next = Mutex(0)
  private let helpers = DispatchGroup()

  init(_ count: Int, run: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.run = run
  }

  /// Returns when all chunks are done.
  func finish() {
    work()
    // Whoever waits leaves a core to the others.
    Self.idle.withLock { $0 += 1 }
    helpers.wait()
    Self.idle.withLock { $0 -= 1 }
  }

  private func work() {
    while let chunk = take() {
      if chunk + 1 < count, Self.takeCore() { callHelper() }
      run(chunk)
    }
  }

  /// On a queue of its own, which has a thread at once; shared queues have none for us while their threads wait.
  private func callHelper() {
    DispatchQueue(label: "farq.helper").async(group: helpers) {
      self.work()
      Self.idle.withLock { $0 += 1 }
    }
  }

  private func take() -> Int? {
    next.withLock { next in
      guard next < count else { return nil }
      defer { next += 1 }
      return next
    }
  }

  private static func takeCore() -> Bool {
    idle.withLock { idle in
      guard idle > 0 else { return false }
      idle -= 1
      return true
    }
  }
}
