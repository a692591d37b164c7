internal import Dispatch
internal import Synchronization

/// Work that is done beside whatever else goes on, on a thread of its own.
package final class Background<Value: Sendable>: Sendable {
  private let result = Mutex<Value?>(nil)
  private let group = DispatchGroup()

  package init(_ work: @escaping @Sendable () -> Value) {
    DispatchQueue(label: "farq.background").async(group: group) { [self] in
      let value = work()
      result.withLock { $0 = value }
    }
  }

  /// What came of it; waits for that.
  package var value: Value {
    group.wait()
    guard let value = result.withLock({ $0 }) else { preconditionFailure("the work has ended, so there is a value") }
    return value
  }
}

/// Tells work in the background that it shall end.
package final class Bell: Sendable {
  private let rung = Atomic(false)

  package init() {}

  package func ring() { rung.store(true, ordering: .relaxed) }

  package var isRung: Bool { rung.load(ordering: .relaxed) }
}
