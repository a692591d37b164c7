internal import CSystem
internal import FarqModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A folder that files are written into, through handles, so that no path is resolved twice.
///
/// Each worker has its own: it keeps the handle of the folder it last wrote to, and a buffer for comparing.
final class OutputFolder {
  let path: String
  private let root: Int32
  // The worker is alone with what is used for every file; to have that checked each time costs as much as making a name.
  /// The folder last used, relative to the root, and its handle.
  @exclusivity(unchecked) private var last: (name: String, handle: Int32)
  @exclusivity(unchecked) private var name = NameBuffer()
  private var old: [UInt8] = []
  private let sink = Sink()
  /// When what a first build has left there was written.
  var span: Stamp.Span?

  /// Opens a folder, making it and those above it if need be.
  init(_ path: String) throws {
    self.path = path
    try FileCalls.makeFolders(path)
    root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    last = ("", root)
    guard root >= 0 else { throw Publisher.Failure.system("open", path) }
  }

  /// Opens a folder that is there; nil if it is not.
  init?(existing path: String) {
    self.path = path
    root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    last = ("", root)
    if root < 0 { return nil }
  }

  deinit {
    if last.handle != root { close(last.handle) }
    close(root)
  }

  /// A file of the folder.
  struct Place {
    let names: FileNames
    let index: Int

    init(_ names: FileNames, _ index: Int) {
      self.names = names
      self.index = index
    }

    init(_ path: String) { self.init(FileNames(SitePath(path)), 0) }

    var folder: String { names.folder }
    var path: String { names.path(index) }
  }

  // MARK: Writing

  /// Hands the bytes of a file to a sink, in one part or several.
  typealias Writer = (_ sink: @escaping (UnsafeRawBufferPointer) -> Void) throws -> Void

  /// Writes a file that is not there yet, into a folder that no reader sees yet.
  /// - Returns: its stamp, as a file of a first build.
  func create(_ file: Place, _ write: Writer) throws -> UInt32 {
    let folder = try handle(of: file.folder)
    return try put(folder, name(of: file), O_CREAT | O_EXCL, as: file, write) { _ in
      Stamp.ofFirstBuild(size: sink.size)
    }
  }

  /// Puts a file in place by renaming a finished one, so that readers see the old page or the new one.
  /// - Parameter draft: where the file is made first, relative to the root; not used by anyone else meanwhile.
  /// - Returns: its stamp.
  func replace(
    _ file: Place, by draft: String, _ write: Writer
  ) throws -> UInt32 {
    let folder = try handle(of: file.folder)
    let stamp = try draft.withCString {
      try put(root, $0, O_CREAT | O_TRUNC, as: file, write) { FileCalls.facts(of: $0).map(self.stamp) }
    }
    // Exchanging and then removing what was there spares the data's way to the disk, which ext4 forces when a rename
    // replaces a file.
    if farq_exchange(root, draft, folder, name(of: file)) == 0 {
      unlinkat(root, draft, 0)
      return stamp
    }
    guard renameat(root, draft, folder, name(of: file)) == 0 else {
      let failure = Publisher.Failure.system("write", "\(path)/\(file.path)")
      unlinkat(root, draft, 0)
      throw failure
    }
    return stamp
  }

  /// Writes bytes into a file where it stands.
  /// - Returns: false, and nothing is written, when the file is not the folder's alone: a copy made by hard links has it.
  func write(_ parts: [(offset: Int, bytes: [UInt8])], into file: String) throws -> Bool {
    let handle = openat(root, file, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard handle >= 0 else { throw Publisher.Failure.system("write", "\(path)/\(file)") }
    defer { close(handle) }
    guard let facts = FileCalls.facts(of: handle), facts.st_nlink == 1 else { return false }
    for (offset, bytes) in parts {
      let reason = bytes.withUnsafeBytes { FileCalls.write(handle, $0, at: offset) }
      guard reason == 0 else { throw Publisher.Failure.system("write", "\(path)/\(file)", reason) }
    }
    return true
  }

  /// Removes a file, and its folders as far as they are empty then.
  /// - Returns: false when there was no such file.
  func remove(_ file: String) throws -> Bool {
    guard unlinkat(root, file, 0) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return false }
      throw Publisher.Failure.system("remove", "\(path)/\(file)")
    }
    var folder = file[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if unlinkat(root, String(folder), AT_REMOVEDIR) != 0 { break }
    }
    return true
  }

  // MARK: Looking

  /// The size and time of a file, folded; 0 when there is no such file.
  func stamp(of file: Place) -> UInt32 {
    var facts = stat()
    guard let folder = try? handle(of: file.folder, making: false),
      fstatat(folder, name(of: file), &facts, AT_SYMLINK_NOFOLLOW) == 0, facts.st_mode & S_IFMT == S_IFREG
    else { return 0 }
    return stamp(facts)
  }

  /// The time by the clock of the file system, which may be another machine's: that of a file made for it, relative to
  /// the root. In nanoseconds since 1970.
  func time(by file: String) throws -> UInt64 {
    let handle = openat(root, file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard handle >= 0 else { throw Publisher.Failure.system("write", "\(path)/\(file)") }
    defer {
      close(handle)
      unlinkat(root, file, 0)
    }
    guard let facts = FileCalls.facts(of: handle) else { throw Publisher.Failure.system("read", "\(path)/\(file)") }
    return FileCalls.time(facts)
  }

  /// Whether a file holds just these bytes.
  func holds(_ bytes: UnsafeRawBufferPointer, _ file: Place) -> Bool {
    var facts = stat()
    guard let folder = try? handle(of: file.folder, making: false),
      fstatat(folder, name(of: file), &facts, AT_SYMLINK_NOFOLLOW) == 0, Int(facts.st_size) == bytes.count
    else { return false }
    let handle = openat(folder, name(of: file), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard handle >= 0 else { return false }
    defer { close(handle) }
    if old.count < bytes.count { old = [UInt8](repeating: 0, count: bytes.count * 2) }
    return old.withUnsafeMutableBytes { buffer in
      guard FileCalls.read(handle, into: buffer, bytes.count) == bytes.count else { return false }
      guard let a = bytes.baseAddress, let b = buffer.baseAddress else { return true }
      return memcmp(a, b, bytes.count) == 0
    }
  }

  /// The first bytes of a file, or all of them; nil when it can't be read.
  func contents(of file: Place, upTo limit: Int = .max) -> [UInt8]? {
    guard let folder = try? handle(of: file.folder, making: false) else { return nil }
    let handle = openat(folder, name(of: file), O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { return nil }
    defer { close(handle) }
    guard let facts = FileCalls.facts(of: handle), facts.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = min(limit, Int(facts.st_size))
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = FileCalls.read(handle, into: UnsafeMutableRawBufferPointer(buffer), size)
    }
  }

  /// Keeps other builds out of a folder as long as the lock lives, however the process ends.
  /// - Returns: nil when another build has it.
  func lock(_ folder: String) throws -> FolderLock? {
    let handle = openat(root, folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw Publisher.Failure.system("open", "\(path)/\(folder)") }
    let lock = FolderLock(handle)
    // A file system without locks gives another reason; there the operator has to see to it.
    return flock(handle, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK ? lock : nil
  }

  // MARK: System calls

  /// Valid until the next name is asked for.
  private func name(of file: Place) -> UnsafePointer<CChar> {
    name.fill(file.names, file.index)
    return name.pointer
  }

  /// The handle of a folder, which is made if need be.
  private func handle(of folder: String, making: Bool = true) throws -> Int32 {
    if folder.isEmpty { return root }
    if folder == last.name { return last.handle }
    var handle = openat(root, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if handle < 0, errno == ENOENT, making {
      try FileCalls.makeFolders("\(path)/\(folder)")
      handle = openat(root, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard handle >= 0 else { throw Publisher.Failure.system("write", "\(path)/\(folder)") }
    if last.handle != root { close(last.handle) }
    last = (folder, handle)
    return handle
  }

  /// - Parameter stamp: that of the file when it has been written; nil, with a reason in `errno`, if it can't be told.
  private func put(
    _ folder: Int32, _ name: UnsafePointer<CChar>, _ flags: Int32, as file: Place, _ write: Writer,
    stamp: (_ handle: Int32) -> UInt32?
  ) throws -> UInt32 {
    let handle = openat(folder, name, O_WRONLY | O_CLOEXEC | flags, 0o666)
    guard handle >= 0 else { throw Publisher.Failure.system("write", "\(path)/\(file.path)") }
    sink.begin(handle)
    do {
      try write(sink.take)
    } catch {
      close(handle)
      unlinkat(folder, name, 0)
      throw error
    }
    var reason = sink.reason
    let stamp = reason == 0 ? stamp(handle) : nil
    if reason == 0, stamp == nil { reason = errno }
    if close(handle) != 0, reason == 0 { reason = errno }
    guard reason == 0, let stamp else {
      unlinkat(folder, name, 0)
      throw Publisher.Failure.system("write", "\(path)/\(file.path)", reason)
    }
    return stamp
  }

  private func stamp(_ facts: stat) -> UInt32 {
    Stamp.of(size: Int(facts.st_size), time: FileCalls.time(facts), in: span)
  }
}
