import FarqModel

/// What one round of work made for the next one, on top of what earlier runs of the program kept; it writes nothing.
struct LiveMemory: Memories {
  private let short = ShortMemory()
  let stored: (any Memories)?

  private struct Layers: Memory {
    let short: ShortMemory
    let stored: (any Memory)?

    func recall(_ key: UInt64) -> [UInt8]? {
      if let bytes = short.recall(key) { return bytes }
      guard let bytes = stored?.recall(key) else { return nil }
      short.keep(key, bytes)
      return bytes
    }

    func has(_ key: UInt64) -> Bool { short.has(key) || stored?.has(key) == true }

    func keep(_ key: UInt64, _ bytes: @autoclosure () -> [UInt8]) { short.keep(key, bytes()) }
  }

  func memory(_ name: String) -> any Memory { Layers(short: short, stored: stored?.memory(name)) }

  /// Begins a new round of work.
  func turn() { short.turn() }
}
