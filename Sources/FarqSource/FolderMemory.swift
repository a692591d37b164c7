package import FarqModel

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
      device = UInt64(truncatingIfNeeded: facts.st_dev)
      inode = UInt64(facts.st_ino)
      size = Int64(facts.st_size)
      #if canImport(Darwin)
        change = Int64(facts.st_ctimespec.tv_sec) * 1_000_000_000 + Int64(facts.st_ctimespec.tv_nsec)
      #else
        change = Int64(facts.st_ctim.tv_sec) * 1_000_000_000 + Int64(facts.st_ctim.tv_nsec)
      #endif
    }

    /// Whether a change at a time would have given another stamp: file systems count time in ticks, some in seconds.
    func isCertain(at time: Int64) -> Bool { change + (change % 1_000_000_000 == 0 ? Self.second : Self.tick) < time }

    /// A coarse clock tick, generously.
    private static let tick: Int64 = 20_000_000
    /// The same of file systems that know nothing smaller than one or two seconds.
    private static let second: Int64 = 2_000_000_000
  }

  /// A file as it was read.
  struct File: Sendable {
    var stamp: Stamp
    var digest: UInt64
  }

  private var files: [String: File] = [:]
  /// What the files hold, as far as this run of the program read them.
  private var bytes: [String: [UInt8]] = [:]
  /// When they were looked at, by the clock that stamps files.
  private var time: Int64 = 0
  /// Paths of the files that the last reading found new, changed or gone, sorted.
  package private(set) var changed: [String] = []

  package init() {}

  /// A file that has not changed for certain: one that changed in the moment in which it was read could change again
  /// without another stamp.
  func file(_ path: String, _ stamp: Stamp) -> File? {
    guard let file = files[path], file.stamp == stamp, stamp.isCertain(at: time) else { return nil }
    return file
  }

  /// What such a file holds.
  func bytes(_ path: String, _ stamp: Stamp) -> [UInt8]? { file(path, stamp) == nil ? nil : bytes[path] }

  /// Takes in all files of a folder as they are now.
  /// - Parameter time: before any of them was looked at, by `now`.
  mutating func update(_ read: [(path: String, file: File, bytes: [UInt8])], at time: Int64) {
    let old = files
    files = Dictionary(uniqueKeysWithValues: read.map { ($0.path, $0.file) })
    bytes = Dictionary(uniqueKeysWithValues: read.map { ($0.path, $0.bytes) })
    self.time = time
    let gone = old.keys.filter { files[$0] == nil }
    changed = (gone + read.filter { old[$0.path]?.digest != $0.file.digest }.map(\.path)).sorted()
  }

  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

/// For a later run of the program, without the bytes of the files.
extension FolderMemory: Packable {
  package func pack(into packer: inout Packer) {
    packer.add(Int(time))
    packer.add(files.sorted { $0.key < $1.key }) { file, packer in
      packer.add(file.key)
      file.value.stamp.pack(into: &packer)
      packer.add(file.value.digest)
    }
  }

  package init(from unpacker: inout Unpacker) throws {
    time = Int64(try unpacker.int())
    let read = try unpacker.list { (try $0.text(), File(stamp: try Stamp(from: &$0), digest: try $0.number())) }
    files = Dictionary(read) { $1 }
  }
}

extension FolderMemory.Stamp: Packable {
  func pack(into packer: inout Packer) {
    for number in [device, inode, UInt64(bitPattern: size), UInt64(bitPattern: change)] { packer.add(number) }
  }

  init(from unpacker: inout Unpacker) throws {
    device = try unpacker.number()
    inode = try unpacker.number()
    size = Int64(try unpacker.int())
    change = Int64(try unpacker.int())
  }
}
