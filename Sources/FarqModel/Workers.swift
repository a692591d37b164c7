internal import Dispatch
internal import Synchronization

/// Workers that have a thread each, so that as many as were asked for can wait for a disk or a network at once, however
/// few cores there are.
package enum Workers {
  /// Has each worker do its work, and returns what they come to when all have ended.
  /// - Parameter cancel: makes the others end soon; called when one has failed.
  /// - Throws: the error of the worker that failed first.
  package static func run<Value: Sendable>(
    _ count: Int, cancel: @Sendable () -> Void, _ work: @Sendable (_ worker: Int) throws -> Value
  ) throws -> [Value] {
    let ended = Mutex<[Result<Value, any Error>]>([])
    let group = DispatchGroup()
    withoutActuallyEscaping(cancel) { cancel in
      withoutActuallyEscaping(work) { work in
        for worker in 0..<count {
          // A queue of its own has a thread at once.
          DispatchQueue(label: "farq.worker").async(group: group) {
            let result = Result { try work(worker) }
            if case .failure = result { cancel() }
            ended.withLock { $0.append(result) }
          }
        }
        group.wait()
      }
    }
    return try ended.withLock { $0 }.map { try $0.get() }
  }
}
