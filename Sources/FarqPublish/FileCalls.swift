internal import FarqModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// System calls on files, repeated until all is done.
enum FileCalls {
  /// - Parameter offset: where the bytes go; nil behind those written last.
  /// - Returns: 0, or the reason why not all was written.
  static func write(_ handle: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int? = nil) -> Int32 {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      let count = offset.map { pwrite(handle, rest.baseAddress, rest.count, off_t($0 + written)) } ?? put(handle, rest)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return count < 0 ? errno : ENOSPC }
      written += count
    }
    return 0
  }

  private static func put(_ handle: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(handle, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(handle, bytes.baseAddress, bytes.count)
    #endif
  }

  static func read(_ handle: Int32, into buffer: UnsafeMutableRawBufferPointer, _ size: Int) -> Int {
    var count = 0
    while count < size {
      #if canImport(Darwin)
        let part = Darwin.read(handle, buffer.baseAddress.map { $0 + count }, size - count)
      #else
        let part = Glibc.read(handle, buffer.baseAddress.map { $0 + count }, size - count)
      #endif
      if part < 0, errno == EINTR { continue }
      guard part > 0 else { break }
      count += part
    }
    return count
  }

  /// How an open file looks; nil, with a reason in `errno`, if it can't be told.
  static func facts(of handle: Int32) -> stat? {
    var facts = stat()
    return fstat(handle, &facts) == 0 ? facts : nil
  }

  /// When a file was written, in nanoseconds since 1970.
  static func time(_ facts: stat) -> UInt64 {
    #if canImport(Darwin)
      let time = facts.st_mtimespec
    #else
      let time = facts.st_mtim
    #endif
    return UInt64(bitPattern: Int64(time.tv_sec)) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
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
  static func system(_ what: String, _ path: String, _ reason: Int32 = errno) -> Publisher.Failure {
    Publisher.Failure(description: "cannot \(what) \(path): \(String(cString: strerror(reason)))")
  }
}
