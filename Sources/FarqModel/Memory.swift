internal import Synchronization

/// What was made from the same inputs before, so that it need not be made again.
///
/// A key is a digest of all that the bytes were made from: what is remembered is either right or not found; or else it is
/// a name, and whoever asks finds out whether the bytes still hold. Things of different kinds have different keys, for they
/// may share a memory. All functions may be called from any thread.
package protocol Memory: Sendable {
  /// The bytes kept under a key; nil when there are none.
  func recall(_ key: UInt64) -> [UInt8]?
  /// Whether bytes are kept under a key. They stay kept, as if they had been recalled.
  func has(_ key: UInt64) -> Bool
  /// Keeps bytes for later runs; they are not made where nothing is kept.
  func keep(_ key: UInt64, _ bytes: @autoclosure () -> [UInt8])
}

extension Memory {
  /// The value kept under a key, or else the one that `make` makes, which is kept then.
  package func value<Value: Packable>(_ key: UInt64, make: () -> Value) -> Value {
    if let known = recall(key).flatMap(Value.init(packed:)) { return known }
    let made = make()
    keep(key, made.packed)
    return made
  }
}

/// Where each part of a site has its memory: a part is a locale, or a family in a locale.
package protocol Memories: Sendable {
  /// - Parameter name: the same in every run, such as `ar/smtp`.
  func memory(_ name: String) -> any Memory
}

/// Remembers nothing.
package struct NoMemory: Memory, Memories {
  package init() {}
  package func recall(_ key: UInt64) -> [UInt8]? { nil }
  package func has(_ key: UInt64) -> Bool { false }
  package func keep(_ key: UInt64, _ bytes: @autoclosure () -> [UInt8]) {}
  package func memory(_ name: String) -> any Memory { self }
}

/// Remembers as long as the program runs. What the last round of work did not ask for is forgotten at the next `turn`.
package final class ShortMemory: Memory, Memories {
  private struct Contents {
    var current: [UInt64: [UInt8]] = [:]
    var previous: [UInt64: [UInt8]] = [:]
  }

  private let contents = Mutex(Contents())

  package init() {}

  package func recall(_ key: UInt64) -> [UInt8]? {
    contents.withLock { contents in
      if let bytes = contents.current[key] { return bytes }
      guard let bytes = contents.previous[key] else { return nil }
      contents.current[key] = bytes
      return bytes
    }
  }

  package func has(_ key: UInt64) -> Bool { recall(key) != nil }

  package func keep(_ key: UInt64, _ bytes: @autoclosure () -> [UInt8]) {
    let bytes = bytes()
    contents.withLock { $0.current[key] = bytes }
  }

  package func memory(_ name: String) -> any Memory { self }

  /// Begins a new round of work.
  package func turn() { contents.withLock { $0 = Contents(previous: $0.current) } }
}
