import Foundation
import Synchronization

/// Looks at all files again and again, where the system does not tell of changes.
final class Polling: FolderWatch {
  private let folders: [String]
  private let known: Mutex<[String: [Int]]>
  private static let interval: Int32 = 50

  init(below folders: [String]) {
    self.folders = folders
    known = Mutex(Self.stamps(below: folders))
  }

  func wait(milliseconds: Int32) -> Bool {
    var left = milliseconds
    while left > 0 {
      let step = min(left, Self.interval)
      Thread.sleep(forTimeInterval: Double(step) / 1000)
      left -= step
      let stamps = Self.stamps(below: folders)
      let isOther = known.withLock { known in
        defer { known = stamps }
        return known != stamps
      }
      if isOther { return true }
    }
    return false
  }

  private static func stamps(below folders: [String]) -> [String: [Int]] {
    var stamps: [String: [Int]] = [:]
    var rest = folders
    while let folder = rest.popLast() {
      for entry in FolderList.entries(of: folder) {
        if entry.isFolder { rest.append(entry.path) } else { stamps[entry.path] = entry.stamp }
      }
    }
    return stamps
  }
}
