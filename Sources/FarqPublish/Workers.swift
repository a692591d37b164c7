internal import CSystem
internal import Foundation
internal import Synchronization

/// Workers that have a thread each, so that as many as were asked for can wait for a disk or a network at once, however
/// few cores there are.
enum Workers {
  /// Has each worker do its work, and returns what they come to when all have ended. Where the system has too few
  /// threads, there are fewer workers; whoever calls is the first.
  /// - Parameters:
  ///   - cancel: makes the others end soon; called when one has failed.
  ///   - work: takes what is left to do from a place that all share, as far as there is some.
  /// - Throws: the error of the worker that failed first.
  static func run<Value: Sendable>(
    _ count: Int, cancel: @escaping @Sendable () -> Void, _ work: @escaping @Sendable (_ worker: Int) throws -> Value
  ) throws -> [Value] {
    let ended = Ended<Value>()
    let others = DispatchGroup()
    let begin: @Sendable (Int) -> Void = { worker in
      let result = Result { try work(worker) }
      if case .failure = result { cancel() }
      ended.values.withLock { $0.append(result) }
    }
    for worker in 1..<max(1, count) {
      others.enter()
      let isStarted = onThread {
        begin(worker)
        others.leave()
      }
      guard isStarted else {
        others.leave()
        break
      }
    }
    begin(0)
    others.wait()
    return try ended.values.withLock { $0 }.map { try $0.get() }
  }

  /// What the workers that have ended came to, in the order in which they did.
  private final class Ended<Value: Sendable>: Sendable {
    let values = Mutex<[Result<Value, any Error>]>([])
  }

  // MARK: Threads

  private final class Job: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Not one of Dispatch's threads: these are so many and no more, and workers wait for work that needs some.
  /// - Returns: false when there is no thread to be had.
  private static func onThread(_ run: @escaping @Sendable () -> Void) -> Bool {
    let job = Unmanaged.passRetained(Job(run))
    let reason = farq_start_thread(
      { argument in
        if let argument { Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, job.toOpaque())
    if reason != 0 { job.release() }
    return reason == 0
  }
}
