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

  /// One that is made already.
  package init(made value: Value) { state = Mutex(.made(value)) }

  /// Begins to make the value, on a thread of its own, before anybody asks for it.
  package func begin() -> Lazy {
    DispatchQueue(label: "farq.lazy").async { _ = self.value }
    return self
  }

  /// A value that is made of this one: at once where this has been made, so that it need not be held for it.
  package func map<Result: Sendable>(_ transform: @escaping @Sendable (Value) -> Result) -> Lazy<Result> {
    made.map { Lazy<Result>(made: transform($0)) } ?? Lazy<Result> { transform(self.value) }
  }

  private var made: Value? {
    state.withLock { state in
      guard case .made(let value) = state else { return nil }
      return value
    }
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
