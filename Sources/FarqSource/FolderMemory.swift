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
  /// Paths of the files that the last reading found new, changed or gone, sorted.
  package private(set) var changed: [String] = []

  package init() {}

  /// The bytes of a file that has not changed for certain: one that changed in the moment in which it was read could
  /// change again without another stamp, as file systems count time in ticks.
  func bytes(of path: String, _ stamp: Stamp) -> [UInt8]? {
    guard let file = files[path], file.stamp == stamp, file.stamp.change + Self.tick < file.time else { return nil }
    return file.bytes
  }

  /// A coarse clock tick, generously.
  private static let tick: Int64 = 20_000_000

  /// Takes in all files of a folder as they are now.
  /// - Parameter time: before any of them was looked at, by `now`.
  mutating func update(_ read: [(path: String, stamp: Stamp, bytes: [UInt8])], at time: Int64) {
    let old = files
    files = Dictionary(uniqueKeysWithValues: read.map { ($0.path, File(stamp: $0.stamp, time: time, bytes: $0.bytes)) })
    let gone = old.keys.filter { files[$0] == nil }
    changed = (gone + read.filter { old[$0.path]?.bytes != $0.bytes }.map(\.path)).sorted()
  }

  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
