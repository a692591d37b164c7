#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What was read of a folder the last time, so that only what changed on disk since is read again.
package struct FolderMemory: Sendable {
  /// What tells a file from what it was: the inode and its change time change with every write and every rename.
  struct Stamp: Equatable {
    var device: UInt64
    var inode: UInt64
    var size: Int64
    /// Nanoseconds since 1970.
    var change: Int64

    init(_ facts: stat) {
      device = UInt64(facts.st_dev)
      inode = UInt64(facts.st_ino)
      size = Int64(facts.st_size)
      #if canImport(Darwin)
        change = Int64(facts.st_ctimespec.tv_sec) * 1_000_000_000 + Int64(facts.st_ctimespec.tv_nsec)
      #else
        change = Int64(facts.st_ctim.tv_sec) * 1_000_000_000 + Int64(facts.st_ctim.tv_nsec)
      #endif
    }
  }

  private struct File {
    var stamp: Stamp
    /// When it was read, by the clock that stamps files.
    var time: Int64
    var bytes: [UInt8]
  }

  private var files: [String: File] = [:]
  private var seen: Set<String> = []
  /// Paths of the files that the last reading found new, changed or gone, sorted.
  package private(set) var changed: [String] = []
  /// What is to be told when the reading ends.
  private var found: Set<String> = []

  package init() {}

  /// What a reading that failed has found is told by the next one.
  mutating func begin() { seen = [] }

  /// The bytes of a file that has not changed for certain: one that changed in the moment in which it was read could
  /// change again without another stamp, as file systems count time in ticks.
  mutating func bytes(of path: String, _ stamp: Stamp) -> [UInt8]? {
    seen.insert(path)
    guard let file = files[path], file.stamp == stamp, file.stamp.change + Self.tick < file.time else { return nil }
    return file.bytes
  }

  /// A coarse clock tick, generously.
  private static let tick: Int64 = 20_000_000

  mutating func keep(_ bytes: [UInt8], of path: String, _ stamp: Stamp, at time: Int64) {
    if files[path]?.bytes != bytes { found.insert(path) }
    files[path] = File(stamp: stamp, time: time, bytes: bytes)
  }

  mutating func end() {
    for path in files.keys where !seen.contains(path) {
      files[path] = nil
      found.insert(path)
    }
    changed = found.sorted()
    found = []
  }

  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
