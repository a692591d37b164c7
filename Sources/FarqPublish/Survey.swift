internal import FarqModel
internal import Synchronization

/// Looks at the files that the last build left, from the last one backwards, while the content is read and planned, which
/// leaves cores idle.
package final class Survey: Sendable {
  /// What has been seen of a group: the stamps of its last files.
  struct Seen: Sendable {
    /// The number of the first file that was looked at.
    fileprivate(set) var start: Int
    /// From the last file backwards.
    fileprivate var stamps: [UInt32] = []

    subscript(index: Int) -> UInt32? { index < start ? nil : stamps[start + stamps.count - 1 - index] }
  }

  /// Set when the survey shall end.
  private final class Bell: Sendable { let isRung = Atomic(false) }

  private let bell: Bell
  private let work: Background<[FileNames: Seen]>

  init(of folder: String) {
    let bell = Bell()
    self.bell = bell
    work = Background { Self.look(at: folder) { bell.isRung.load(ordering: .relaxed) } }
  }

  /// Ends the survey, wherever it has come to.
  func finish() -> [FileNames: Seen] {
    bell.isRung.store(true, ordering: .relaxed)
    return work.value
  }

  /// What stands in a folder, as far as `isOver` lets it come; it is asked before each file.
  static func look(at folder: String, isOver: () -> Bool) -> [FileNames: Seen] {
    guard let output = OutputFolder(existing: folder),
      let manifest = output.contents(of: .init(Manifest.path)).flatMap(Manifest.init)
    else { return [:] }
    var all: [FileNames: Seen] = [:]
    for group in manifest.groups.reversed() {
      var seen = Seen(start: group.names.count)
      while seen.start > 0, !isOver() {
        seen.start -= 1
        seen.stamps.append(output.stamp(of: .init(group.names, seen.start)))
      }
      all[group.names] = seen
      if seen.start > 0 { break }
    }
    return all
  }
}
