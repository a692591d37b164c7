package import FarqModel
internal import Foundation

/// A first build that has begun to write before all content has been read: pages of families that are ready, into the
/// folder beside that will take the name. What it has come to is taken over by `publish`, or thrown away when the content
/// turns out to have errors.
package final class HeadStart: Sendable {
  let stage: Stage
  private let groups = Channel<SitePlan.Group>()
  private let bell = Bell()
  private let work: Background<[(group: SitePlan.Group, stamps: Stamps)]>

  init(_ stage: Stage) {
    self.stage = stage
    work = Background { [groups, bell] in
      var written: [(SitePlan.Group, Stamps)] = []
      guard let output = OutputFolder(existing: stage.path) else { return written }
      while !bell.isRung, let group = groups.next() { written.append((group, Self.write(group, output, bell))) }
      return written
    }
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
    return work.value
  }

  private static func isSame(_ early: SitePlan.Group, _ group: SitePlan.Group, _ stamps: Stamps) -> Bool {
    guard let key = group.key, let earlyKey = early.key, group.names == early.names else { return false }
    return stamps.values.indices.allSatisfy { earlyKey($0) == key($0) }
  }

  /// What can't be written now will be tried again, and be an error then.
  private static func write(_ group: SitePlan.Group, _ output: OutputFolder, _ bell: Bell) -> Stamps {
    var stamps = Stamps(first: 0, values: [])
    var maker = FileMaker()
    for index in 0..<group.count where !bell.isRung {
      guard (try? maker.key(of: group, index)) != nil,
        let stamp = try? output.create(.init(group.names, index), { try maker.make(group, index, to: $0) })
      else { break }
      stamps.values.append(stamp)
    }
    return stamps
  }
}

/// The folder beside the one of a site, in which a first build is made, with the right to write into it.
struct Stage: @unchecked Sendable {
  let path: String
  /// Held, never used.
  private let lock: FolderLock

  /// Makes the folder, or empties what a build left that did not come to its end.
  /// - Throws: `Failure` that names the path.
  init(beside folder: String) throws {
    path = folder + ".farq-tmp"
    let isLeftover = FileManager.default.fileExists(atPath: path)
    guard let lock = try OutputFolder(path).lock("") else {
      throw Publisher.Failure(description: "another build is writing \(folder)")
    }
    self.lock = lock
    do {
      if isLeftover { try empty() } else { try FileCalls.makeFolders("\(path)/.farq") }
    } catch {
      remove()
      throw error
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  func empty() throws {
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: path) {
        try FileManager.default.removeItem(atPath: "\(path)/\(name)")
      }
    } catch {
      throw Publisher.Failure(description: "cannot empty \(path): \(error.localizedDescription)")
    }
    try FileCalls.makeFolders("\(path)/.farq")
  }
}
