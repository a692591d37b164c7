package import FarqModel

/// A first build that has begun to write before all content has been read: pages of families that are ready, into the
/// folder beside that will take the name. What it has come to is taken over by `publish`, or thrown away when the content
/// turns out to have errors.
package final class HeadStart: Sendable {
  let stage: Stage
  private let groups = Channel<SitePlan.Group>()
  private let bell = Bell()
  private let written: Lazy<[(group: SitePlan.Group, stamps: Stamps)]>

  init(_ stage: Stage) {
    self.stage = stage
    written = Lazy { [groups, bell] in
      var written: [(SitePlan.Group, Stamps)] = []
      guard let output = OutputFolder(existing: stage.path) else { return written }
      while !bell.isRung, let group = groups.next() { written.append((group, Self.write(group, output, bell))) }
      return written
    }.begin()
  }

  /// Begins to write the files of a group, after those that were handed in before.
  package func add(_ group: SitePlan.Group) { groups.send(group) }

  /// Ends the head start, wherever it has come to.
  /// - Returns: what has been written, by its group; nothing when not all of it is as the plan has it, and then it is gone.
  /// - Throws: `Failure` that names the path.
  func finish(for plan: SitePlan) throws -> [FileNames: Stamps] {
    let written = end()
    guard written.allSatisfy({ early, stamps in plan.groups.contains { Self.isSame(early, $0, stamps) } }) else {
      try stage.empty()
      return [:]
    }
    return Dictionary(written.map { ($0.group.names, $0.stamps) }) { $1 }
  }

  /// Throws away what has been written.
  package func abandon() {
    _ = end()
    stage.remove()
  }

  private func end() -> [(group: SitePlan.Group, stamps: Stamps)] {
    bell.ring()
    groups.close()
    return written.value
  }

  private static func isSame(_ early: SitePlan.Group, _ group: SitePlan.Group, _ stamps: Stamps) -> Bool {
    guard let keys = group.keys, let earlyKeys = early.keys, group.names == early.names else { return false }
    let written = 0..<stamps.values.count
    return earlyKeys(written) == keys(written)
  }

  /// What can't be written now will be tried again, and be an error then.
  private static func write(_ group: SitePlan.Group, _ output: OutputFolder, _ bell: Bell) -> Stamps {
    var stamps = Stamps(first: 0, values: [])
    var maker = FileMaker()
    for index in 0..<group.count where !bell.isRung {
      maker.begin()
      guard let stamp = try? output.create(.init(group.names, index), { try maker.make(group, index, to: $0) })
      else { break }
      stamps.values.append(stamp)
    }
    return stamps
  }
}
