internal import Dispatch
internal import Synchronization

/// A value that is made when it is first asked for, by whichever thread asks; others wait for it. What it is made of is
/// let go then.
package final class Lazy<Value: Sendable>: Sendable {
  private enum State: Sendable {
    case waiting(@Sendable () -> Value)
    case made(Value)
  }

  private let state: Mutex<State>

  package init(_ make: @escaping @Sendable () -> Value) { state = Mutex(.waiting(make)) }

  /// Begins to make the value, on a thread of its own, before anybody asks for it.
  package func begin() -> Lazy {
    DispatchQueue(label: "farq.lazy").async { _ = self.value }
    return self
  }

  package var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .waiting(let make):
        let value = make()
        state = .made(value)
        return value
      }
    }
  }
}
