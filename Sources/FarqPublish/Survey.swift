internal import FarqModel

/// Looks at the files that the last build left, from the last one backwards, while the content is read and planned, which
/// leaves cores idle.
package final class Survey: Sendable {
  private let bell = Bell()
  private let work: Background<[FileNames: Stamps]>

  init(of folder: String) {
    work = Background { [bell] in Self.look(at: folder) { bell.isRung } }
  }

  /// Ends the survey, wherever it has come to.
  func finish() -> [FileNames: Stamps] {
    bell.ring()
    return work.value
  }

  /// What stands in a folder, as far as `isOver` lets it come; it is asked before each file.
  static func look(at folder: String, isOver: () -> Bool) -> [FileNames: Stamps] {
    guard let output = OutputFolder(existing: folder),
      let manifest = output.contents(of: .init(Manifest.path)).flatMap(Manifest.init)
    else { return [:] }
    var seen: [FileNames: Stamps] = [:]
    for group in manifest.groups.reversed() {
      var first = group.names.count
      var stamps: [UInt32] = []
      while first > 0, !isOver() {
        first -= 1
        stamps.append(output.stamp(of: .init(group.names, first)))
      }
      seen[group.names] = Stamps(first: first, values: stamps.reversed())
      if first > 0 { break }
    }
    return seen
  }
}
