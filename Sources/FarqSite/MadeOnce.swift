import Synchronization

/// What has been made, by what it was made of, for those who need the same again; any number of threads may ask.
final class MadeOnce<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let made = Mutex<[Key: Value]>([:])

  /// The value made for the key before, or now. Threads that ask for the first time at once all make it, and wait for none.
  func value(_ key: Key, make: () -> Value) -> Value {
    if let known = made.withLock({ $0[key] }) { return known }
    let value = make()
    made.withLock { $0[key] = value }
    return value
  }
}
