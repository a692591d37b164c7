internal import FarqModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// System calls on files, repeated until all is done.
enum FileCalls {
  /// - Returns: 0, or the reason why not all was written.
  static func write(_ handle: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      #if canImport(Darwin)
        let count = Darwin.write(handle, rest.baseAddress, rest.count)
      #else
        let count = Glibc.write(handle, rest.baseAddress, rest.count)
      #endif
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return count < 0 ? errno : ENOSPC }
      written += count
    }
    return 0
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
