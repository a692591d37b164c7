import FarqModel
import Synchronization

/// Counts what is recalled of each part.
final class WatchedMemories: Memories {
  private struct Watched: Memory {
    let name: String
    let memory: any Memory
    let all: WatchedMemories

    func recall(_ key: UInt64) -> [UInt8]? {
      let bytes = memory.recall(key)
      if bytes != nil { all.counts.withLock { $0[name, default: 0] += 1 } }
      return bytes
    }

    func has(_ key: UInt64) -> Bool { memory.has(key) }
    func keep(_ key: UInt64, _ bytes: @autoclosure () -> [UInt8]) { memory.keep(key, bytes()) }
  }

  private let memories: any Memories
  private let counts = Mutex<[String: Int]>([:])

  init(_ memories: any Memories) { self.memories = memories }

  func memory(_ name: String) -> any Memory { Watched(name: name, memory: memories.memory(name), all: self) }

  /// How many times something was recalled, by the name of the part.
  var recalls: [String: Int] { counts.withLock { $0 } }
}
