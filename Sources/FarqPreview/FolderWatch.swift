import Foundation
import Synchronization

/// Tells when something changes below some folders, for as long as the value lives.
protocol FolderWatch: Sendable {
  /// Waits for the next change; false when the time is over first.
  func wait(milliseconds: Int32) -> Bool
}

/// Changes that belong together, as when an editor writes a file beside the old one and renames it, are told once.
enum FolderChanges {
  /// How long nothing may happen before a change is told, and how long that may put it off at most.
  private static let quiet: Int32 = 5
  private static let longest: Duration = .milliseconds(20)

  /// One element a change: the time at which the file system first told of it. Ends with the task that waits for it.
  static func stream(below folders: [String]) -> AsyncStream<ContinuousClock.Instant> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: ContinuousClock.Instant.self, bufferingPolicy: .bufferingNewest(1))
    let watch = makeWatch(folders)
    let isOver = Switch()
    let thread = Thread {
      while !isOver.isOn {
        guard watch.wait(milliseconds: 500) else { continue }
        let first = ContinuousClock().now
        while ContinuousClock().now - first < longest, watch.wait(milliseconds: quiet) {}
        continuation.yield(first)
      }
    }
    continuation.onTermination = { _ in isOver.turnOn() }
    thread.start()
    return stream
  }

  private static func makeWatch(_ folders: [String]) -> any FolderWatch {
    #if os(Linux)
      // A machine may be out of watches (fs.inotify.max_user_watches).
      if let watch = Inotify(below: folders) { return watch }
    #endif
    return Polling(below: folders)
  }
}

/// Says across threads that something is over.
private final class Switch: Sendable {
  private let state = Mutex(false)
  var isOn: Bool { state.withLock { $0 } }
  func turnOn() { state.withLock { $0 = true } }
}
