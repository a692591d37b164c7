package import FarqModel

/// Puts the parts of a site that was built on several machines together, as the plan of the site that one build would
/// have made.
package enum Merger {
  /// One part: its folder and what was written there.
  private struct Part: Sendable {
    var folder: String
    var manifest: Manifest
  }

  /// The plan whose files are those of the parts, each checked, when it is copied, against what its part says of it.
  /// - Parameter folders: what `build --shard` wrote, in any order.
  /// - Throws: `Publisher.Failure` unless the folders are all parts of one site, each once.
  package static func plan(_ folders: [String]) throws -> SitePlan {
    let parts = try checked(folders.map(read))
    let whole = parts[0].manifest
    var offset = 0
    let groups = whole.groups.enumerated().map { number, group in
      let start = offset
      offset += group.names.count
      let keys = parts.map { $0.manifest.groups[number].keys }
      return SitePlan.Group(
        kind: group.kind, group.names, keys: { $0.map { keys[(start + $0) % keys.count][$0] } }
      ) { index, out in
        try copy(index, of: number, from: parts[(start + index) % parts.count], into: &out)
      }
    }
    return SitePlan(groups: groups, fragmentCount: whole.fragmentCount)
  }

  private static func read(_ folder: String) throws -> Part {
    guard let files = OutputFolder(existing: folder),
      let manifest = files.contents(of: .init(Manifest.path)).flatMap(Manifest.init)
    else {
      throw Publisher.Failure(
        description: "\(folder) is no part of a site; a part is what `farq build --shard I/N` has written")
    }
    guard files.contents(of: .init(Manifest.pendingPath), upTo: 1) == nil else {
      throw Publisher.Failure(description: "\(folder) is not complete: its build was stopped; build it again")
    }
    return Part(folder: folder, manifest: manifest)
  }

  /// The parts in order.
  private static func checked(_ parts: [Part]) throws -> [Part] {
    guard let first = parts.first else { throw Publisher.Failure(description: "there is no part to merge") }
    let count = first.manifest.shard.count
    var ordered = [Part?](repeating: nil, count: count)
    for part in parts {
      let shard = part.manifest.shard
      guard shard.count == count else {
        throw Publisher.Failure(
          description: "\(part.folder) is part \(shard), but \(first.folder) is part \(first.manifest.shard)")
      }
      guard part.manifest.inputs == first.manifest.inputs, part.manifest.inputs != 0,
        part.manifest.groups.map(\.names) == first.manifest.groups.map(\.names)
      else {
        throw Publisher.Failure(
          description:
            "\(part.folder) and \(first.folder) were not built from the same files and options by one version"
        )
      }
      if let other = ordered[shard.index - 1] {
        throw Publisher.Failure(description: "\(other.folder) and \(part.folder) are both part \(shard)")
      }
      ordered[shard.index - 1] = part
    }
    let missing = ordered.indices.filter { ordered[$0] == nil }.map { "\($0 + 1)/\(count)" }
    guard missing.isEmpty else {
      throw Publisher.Failure(description: "parts are missing: \(missing.joined(separator: ", "))")
    }
    return ordered.compactMap { $0 }
  }

  private static func copy(_ index: Int, of group: Int, from part: Part, into out: inout PageBuffer) throws {
    let known = part.manifest.groups[group]
    let path = known.names.path(index)
    guard let bytes = OutputFolder(existing: part.folder)?.contents(of: .init(path)) else {
      throw Publisher.Failure(description: "\(part.folder)/\(path) is missing; build that part again")
    }
    let digest = ContentDigest()
    bytes.withUnsafeBytes { digest.add($0) }
    guard known.contents.isEmpty || known.contents[index] == digest.value else {
      throw Publisher.Failure(description: "\(part.folder)/\(path) is not as it was written; build that part again")
    }
    out.append(bytes)
  }
}
