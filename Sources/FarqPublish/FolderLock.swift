#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The right to write into a folder.
final class FolderLock: Sendable {
  private let handle: Int32

  /// - Parameter handle: of a folder; closed with the lock.
  init(_ handle: Int32) { self.handle = handle }

  deinit { close(handle) }
}
