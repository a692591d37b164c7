#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A folder that files are written into, through handles, so that no path is resolved twice.
///
/// Each worker has its own: it keeps the handle of the folder it last wrote to, and a buffer for comparing.
final class OutputFolder {
  private let path: String
  private let root: Int32
  /// The folder last used, relative to the root, and its handle.
  private var last: (name: Substring, handle: Int32)
  private var old: [UInt8] = []

  /// Opens a folder, making it and those above it if need be.
  init(_ path: String) throws {
    self.path = path
    try Self.makeFolders(path)
    root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    last = ("", root)
    guard root >= 0 else { throw Publisher.Failure.system("open", path) }
  }

  deinit {
    if last.handle != root { close(last.handle) }
    close(root)
  }

  /// Writes a file that is not there yet, into a folder that no reader sees yet.
  func create(_ file: String, _ bytes: [UInt8]) throws {
    let (folder, name) = try locate(file)
    try write(bytes, to: name, in: folder, O_CREAT | O_EXCL, as: file)
  }

  /// Puts the bytes in place by renaming a finished file, so that readers see the old page or the new one.
  /// - Parameter temporary: where the file is made first, relative to the root; not used by anyone else meanwhile.
  /// - Returns: false when the file held these bytes already and was left alone.
  func replace(_ file: String, _ bytes: [UInt8], by temporary: String) throws -> Bool {
    let (folder, name) = try locate(file)
    if holds(bytes, name, in: folder) { return false }
    let (workshop, draft) = (root, temporary)
    try write(bytes, to: draft, in: workshop, O_CREAT | O_TRUNC, as: file)
    guard renameat(workshop, draft, folder, name) == 0 else {
      let failure = Publisher.Failure.system("write", "\(path)/\(file)")
      unlinkat(workshop, draft, 0)
      throw failure
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

  /// The handle of the folder that a file is in, which is made if need be, and the file's name in it.
  private func locate(_ file: String) throws -> (folder: Int32, name: String) {
    guard let slash = file.lastIndex(of: "/") else { return (root, file) }
    let folder = file[..<slash]
    let name = String(file[file.index(after: slash)...])
    if folder == last.name { return (last.handle, name) }
    var handle = openat(root, String(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if handle < 0, errno == ENOENT {
      try Self.makeFolders("\(path)/\(folder)")
      handle = openat(root, String(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard handle >= 0 else { throw Publisher.Failure.system("write", "\(path)/\(file)") }
    if last.handle != root { close(last.handle) }
    last = (folder, handle)
    return (handle, name)
  }

  private func write(_ bytes: [UInt8], to name: String, in folder: Int32, _ flags: Int32, as file: String) throws {
    let handle = openat(folder, name, O_WRONLY | O_CLOEXEC | flags, 0o666)
    guard handle >= 0 else { throw Publisher.Failure.system("write", "\(path)/\(file)") }
    var written = 0
    let isWhole = bytes.withUnsafeBytes { buffer in
      while written < buffer.count {
        let count = Self.write(handle, buffer[written...])
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
    let failure = isWhole ? nil : Publisher.Failure.system("write", "\(path)/\(file)")
    guard close(handle) == 0, failure == nil else {
      let reason = failure ?? Publisher.Failure.system("write", "\(path)/\(file)")
      unlinkat(folder, name, 0)
      throw reason
    }
  }

  private static func write(_ handle: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    let rest = UnsafeRawBufferPointer(rebasing: bytes)
    #if canImport(Darwin)
      return Darwin.write(handle, rest.baseAddress, rest.count)
    #else
      return Glibc.write(handle, rest.baseAddress, rest.count)
    #endif
  }

  /// Whether a file holds just these bytes.
  private func holds(_ bytes: [UInt8], _ name: String, in folder: Int32) -> Bool {
    let handle = openat(folder, name, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { return false }
    defer { close(handle) }
    var facts = stat()
    guard fstat(handle, &facts) == 0, Int(facts.st_size) == bytes.count else { return false }
    if old.count < bytes.count { old = [UInt8](repeating: 0, count: bytes.count * 2) }
    return old.withUnsafeMutableBytes { buffer in
      var count = 0
      while count < bytes.count {
        let part = read(handle, buffer.baseAddress.map { $0 + count }, bytes.count - count)
        if part < 0, errno == EINTR { continue }
        guard part > 0 else { return false }
        count += part
      }
      return bytes.withUnsafeBytes { new in
        guard let a = new.baseAddress, let b = buffer.baseAddress else { return true }
        return memcmp(a, b, bytes.count) == 0
      }
    }
  }

  /// Makes a folder and those above it.
  static func makeFolders(_ path: String) throws {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    let reason = Publisher.Failure.system("make the folder", path)
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else { throw reason }
    try makeFolders(String(path[..<slash]))
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw Publisher.Failure.system("make the folder", path) }
  }
}

extension Publisher.Failure {
  /// A system call that failed just now: what was tried, where, and the system's reason.
  static func system(_ what: String, _ path: String) -> Publisher.Failure {
    let reason = String(cString: strerror(errno))
    return Publisher.Failure(description: "cannot \(what) \(path): \(reason)")
  }
}
