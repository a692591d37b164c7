#if os(Linux)
  import Glibc
  import Synchronization

  /// Linux tells of changes by itself (inotify(7)); each folder is watched, those that come later too.
  final class Inotify: FolderWatch {
    private let handle: Int32
    private let folders: [String]

    private static let mask = UInt32(
      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB)

    /// nil when the system grants no watches, or not enough of them.
    init?(below folders: [String]) {
      handle = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
      self.folders = folders
      guard handle >= 0, watchAll() else { return nil }
    }

    deinit { if handle >= 0 { close(handle) } }

    func wait(milliseconds: Int32) -> Bool {
      var poll = pollfd(fd: handle, events: Int16(POLLIN), revents: 0)
      guard Glibc.poll(&poll, 1, milliseconds) > 0 else { return false }
      return takeEvents()
    }

    /// Reads all that has happened.
    /// - Returns: whether any of it can change a page.
    private func takeEvents() -> Bool {
      var matters = false
      var foldersChanged = false
      withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
        while case let count = read(handle, buffer.baseAddress, buffer.count), count > 0 {
          var offset = 0
          while offset < count {
            let event = buffer.load(fromByteOffset: offset, as: inotify_event.self)
            // An overflow is reported without a folder; then anything may have happened.
            let isFolder = event.mask & UInt32(IN_ISDIR | IN_Q_OVERFLOW) != 0
            foldersChanged = foldersChanged || isFolder
            // A file that was just created is empty still; its end of writing is told as well.
            if isFolder || event.mask & UInt32(IN_CREATE) == 0 { matters = true }
            offset += MemoryLayout<inotify_event>.size + Int(event.len)
          }
        }
      }
      if foldersChanged { _ = watchAll() }
      return matters
    }

    /// Watches every folder; one that is watched already keeps its watch.
    private func watchAll() -> Bool { folders.allSatisfy { watch($0) } }

    private func watch(_ folder: String) -> Bool {
      guard inotify_add_watch(handle, folder, Self.mask) >= 0 else { return errno != ENOSPC && errno != ENOMEM }
      return FolderList.subfolders(of: folder).allSatisfy { watch($0) }
    }
  }
#endif
