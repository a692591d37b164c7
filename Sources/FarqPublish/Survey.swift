internal import FarqModel

/// Looks at the files that the last build left, from the last one backwards, while the content is read and planned, which
/// leaves cores idle.
package final class Survey: Sendable {
  private let bell = Bell()
  private let seen: Lazy<[FileNames: Stamps]>

  init(of folder: String) {
    seen = Lazy { [bell] in Self.look(at: folder) { bell.isRung } }.begin()
  }

  /// Ends the survey, wherever it has come to.
  func finish() -> [FileNames: Stamps] {
    bell.ring()
    return seen.value
  }

  /// What stands in a folder, as far as `isOver` lets it come; it is asked before each file.
  static func look(at folder: String, isOver: () -> Bool) -> [FileNames: Stamps] {
    guard let output = OutputFolder(existing: folder) else { return [:] }
    let (groups, span) = names(in: output)
    output.span = span
    var seen: [FileNames: Stamps] = [:]
    for names in groups.reversed() {
      var first = names.count
      var stamps: [UInt32] = []
      while first > 0, !isOver() {
        first -= 1
        stamps.append(output.stamp(of: .init(names, first)))
      }
      seen[names] = Stamps(first: first, values: stamps.reversed())
      if first > 0 { break }
    }
    return seen
  }

  /// What of the manifest is held while others read.
  private static func names(in output: OutputFolder) -> ([FileNames], Stamp.Span?) {
    let manifest = output.contents(of: .init(Manifest.path)).flatMap(Manifest.init)
    return (manifest?.groups.map(\.names) ?? [], manifest?.span)
  }
}
