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
    /// nil where an earlier run of the program read it.
    var source: SourceFile?

    init(stamp: Stamp, source: SourceFile) {
      self.stamp = stamp
      digest = source.digest
      self.source = source
    }
  }

  private var files: [String: File] = [:]
  /// When they were looked at, by the clock that stamps files.
  private var time: Int64 = 0
  /// Paths of the files that the last reading found new, changed or gone, sorted.
  package private(set) var changed: [String] = []
  /// Whether the last reading found anything that was not known for certain.
  package private(set) var hasNews = false

  package init() {}

  /// A file that has not changed for certain: one that changed in the moment in which it was read could change again
  /// without another stamp.
  func file(_ path: String, _ stamp: Stamp) -> File? {
    guard let file = files[path], file.stamp == stamp, stamp.isCertain(at: time) else { return nil }
    return file
  }

  /// Takes in all files of a folder as they are now.
  /// - Parameter time: before any of them was looked at, by `now`.
  mutating func update(_ read: [String: File], at time: Int64) {
    let gone = files.keys.filter { read[$0] == nil }
    hasNews = !gone.isEmpty || read.contains { file($0.key, $0.value.stamp) == nil }
    changed = (gone + read.filter { files[$0.key]?.digest != $0.value.digest }.keys).sorted()
    files = read
    self.time = time
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
      file.value.pack(into: &packer)
    }
  }

  package init(from unpacker: inout Unpacker) throws {
    time = Int64(try unpacker.int())
    files = Dictionary(try unpacker.list { (try $0.text(), try File(from: &$0)) }) { $1 }
  }
}

extension FolderMemory.File: Packable {
  func pack(into packer: inout Packer) {
    stamp.pack(into: &packer)
    packer.add(digest)
  }

  init(from unpacker: inout Unpacker) throws {
    stamp = try FolderMemory.Stamp(from: &unpacker)
    digest = try unpacker.number()
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
