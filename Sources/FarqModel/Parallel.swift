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
  private static let chunksPerCore = 8

  /// The transformed items in their order. `transform` is called from several threads.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ transform: @Sendable (Item) -> Result
  ) -> [Result] {
    let size = max(1, items.count / (cores * chunksPerCore))
    let chunks = (items.count + size - 1) / size
    guard chunks > 1 else { return items.map(transform) }
    let done = Mutex<[Int: [Result]]>([:])
    DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
      let results = items[(chunk * size)..<min(items.count, (chunk + 1) * size)].map(transform)
      done.withLock { $0[chunk] = results }
    }
    return done.withLock { done in (0..<chunks).flatMap { done[$0] ?? [] } }
  }

  /// How many threads can run at once.
  package static var cores: Int { max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))) }
}
