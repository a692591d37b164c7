package import FarqModel
internal import Foundation
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Memories in files of one folder, for the next runs of the same program.
///
/// Nothing depends on them: what can't be read is made again, and what can't be written is left.
package final class StoredMemories: Memories {
  private let folder: String
  private let program: UInt64
  private let memories = Mutex<[String: StoredMemory]>([:])

  /// - Parameter program: what tells this program from one that would make other bytes of the same inputs.
  package init(folder: String, program: UInt64) {
    self.folder = folder
    self.program = program
  }

  package func memory(_ name: String) -> any Memory {
    memories.withLock { memories in
      if let known = memories[name] { return known }
      let path = "\(folder)/\(name.replacing("/", with: "."))"
      let memory = StoredMemory(path: path, program: program)
      memories[name] = memory
      return memory
    }
  }

  /// Writes what is new; a file that has to be written anew is rid of what nobody asked for in this run.
  package func save() {
    removeLeftovers()
    _ = Parallel.map(memories.withLock { Array($0.values) }) { $0.save() }
  }

  /// Drafts of runs that were killed.
  private func removeLeftovers() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasSuffix(".draft") {
      let process = name.split(separator: ".").dropLast().last.flatMap { pid_t($0) }
      if let process, kill(process, 0) != 0, errno == ESRCH { unlink("\(folder)/\(name)") }
    }
  }
}
