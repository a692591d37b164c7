internal import Dispatch

/// Workers that have a thread each, so that as many as were asked for can wait for a disk or a network at once: the
/// threads that tasks share are no more than there are cores.
package enum Workers {
  /// Has each worker do its work, and returns what they come to when all have ended.
  /// - Parameter cancel: makes the workers end soon; called when one has failed, or when the task is cancelled.
  /// - Throws: the first error of a worker, or `CancellationError`.
  package static func run<Result: Sendable>(
    _ count: Int, cancel: @escaping @Sendable () -> Void, _ work: @escaping @Sendable (_ worker: Int) throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: Result.self) { tasks in
      for worker in 0..<count {
        tasks.addTask {
          let result = try await withTaskCancellationHandler {
            try await onThread { try work(worker) }
          } onCancel: {
            cancel()
          }
          try Task.checkCancellation()
          return result
        }
      }
      return try await tasks.reduce(into: []) { $0.append($1) }
    }
  }

  private static func onThread<Result: Sendable>(
    _ work: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      // A queue of its own has a thread at once.
      DispatchQueue(label: "farq.worker").async { continuation.resume(with: Swift.Result(catching: work)) }
    }
  }
}
