internal import CSystem
package import FarqModel
internal import Foundation

/// Writes a plan into a folder: changed files only, each whole or not at all, and removes what it wrote before.
package struct Publisher: Sendable {
  /// What a build did.
  package struct Summary: Sendable {
    package var files = 0
    package var written = 0
    package var removed = 0

    package init(files: Int = 0, written: Int = 0, removed: Int = 0) {
      self.files = files
      self.written = written
      self.removed = removed
    }
  }

  /// A folder that must not be written to, or a write that failed.
  package struct Failure: Error, CustomStringConvertible {
    package var description: String

    package init(description: String) { self.description = description }
  }

  let folder: String
  let jobs: Int
  let shard: Shard
  let verify: Bool

  /// How many files can be made at once; each takes a thread.
  package static let possibleJobs = 1...512

  /// - Parameters:
  ///   - jobs: how many files are made at once, one of `possibleJobs`.
  ///   - shard: the part of the site to write.
  ///   - verify: whether every file is read and compared, whatever is known of it.
  package init(folder: String, jobs: Int, shard: Shard = .whole, verify: Bool = false) {
    self.folder = URL(fileURLWithPath: folder, isDirectory: true).path
    self.jobs = jobs
    self.shard = shard
    self.verify = verify
  }

  /// Publishes all files of a plan.
  ///
  /// A first build is made beside the folder and takes its place at once. A later one replaces file by file. What a
  /// build killed at any instant has written is known to the next one.
  /// - Parameters:
  ///   - inputs: a digest of all that the plan was made from; 0 when the next build must not go by it.
  ///   - survey: what was begun when the content had not been read yet.
  ///   - headStart: so of a first build; it is taken over or abandoned, whatever happens.
  ///   - progress: called with the number of files done, from any thread.
  ///   - made: called when the last file has been made, and only what is known of them is still to be written;
  ///     when it throws, that is not.
  /// - Throws: `Failure` that names the path.
  package func publish(
    _ plan: SitePlan, inputs: UInt64 = 0, survey: Survey? = nil, headStart: HeadStart? = nil,
    progress: @escaping @Sendable (Int) -> Void = { _ in }, made: @Sendable () throws -> Void = {}
  ) throws -> Summary {
    let claim: Claim?
    do {
      try checkNames(of: plan)
      claim = try self.claim()
    } catch {
      headStart?.abandon()
      _ = survey?.finish()
      throw error
    }
    // What was read and is in no page has been freed by now.
    farq_give_back()
    // As late as can be: the survey has a core of its own.
    let seen = survey?.finish() ?? [:]
    guard let claim else { return try create(plan, headStart, inputs, progress, made) }
    headStart?.abandon()
    return try update(plan, claim, seen, inputs, progress, made)
  }

  // MARK: Later builds

  private func update(
    _ plan: SitePlan, _ claim: Claim, _ seen: [FileNames: Stamps], _ inputs: UInt64,
    _ progress: @escaping @Sendable (Int) -> Void, _ made: @Sendable () throws -> Void
  ) throws -> Summary {
    let known = KnownFiles(claim.old, seen, plan)
    let isSame = claim.pending == nil && known.hasSameNames
    // From here on the files are not those of the last manifest, however this build ends.
    try write(isSame ? noNames : pending(plan, claim), Manifest.pendingPath, in: claim.output)
    let records = Records(plan, after: known, withContents: shard != .whole)
    var summary = Summary(files: plan.fileCount)
    let verify = verify
    summary.written = try eachFile(
      of: plan, in: folder, span: claim.old?.span, records, progress, known: verify ? nil : known
    ) { output, maker, group, index, file, context in
      let stamp = known.seen(index, in: context.group) ?? output.stamp(of: file)
      let old = known.file(index, in: context.group)
      if !verify, stamp != 0, stamp == old.stamp, context.key == old.key { return (stamp, false) }
      return try Self.put(file, output, &maker, group, index, context, stamp)
    }
    try made()
    for old in [claim.old, claim.pending].compactMap({ $0 }) {
      summary.removed += try prune(old, plan, claim.output)
    }
    try record(manifest(plan, inputs, claim.old?.span, records), over: claim.old, records.changed, in: claim.output)
    _ = try claim.output.remove(Manifest.pendingPath)
    return summary
  }

  /// Writes a file unless it holds the right bytes already; one too large for the buffer is written in any case.
  private static func put(
    _ file: OutputFolder.Place, _ output: OutputFolder, _ maker: inout FileMaker, _ group: SitePlan.Group, _ index: Int,
    _ context: Context, _ stamp: UInt32
  ) throws -> (UInt32, Bool) {
    if stamp != 0, try maker.hold(group, index), output.holds(maker.buffer.bytes, file) { return (stamp, false) }
    let stamp = try output.replace(file, by: ".farq/\(context.worker).draft") { try maker.make(group, index, to: $0) }
    return (stamp, true)
  }

  /// Removes what an earlier build wrote and this one does not.
  private func prune(_ old: Manifest, _ plan: SitePlan, _ output: OutputFolder) throws -> Int {
    var removed = 0
    let kept = plan.groups.map(\.names)
    for group in old.groups where !kept.contains(group.names) {
      let indexes = kept.filter { $0.folder == group.names.folder }.map(FileNames.Index.init)
      for index in 0..<group.names.count
      where !indexes.contains(where: { $0.position(of: index, in: group.names) != nil }) {
        if try output.remove(group.names.path(index)) { removed += 1 }
      }
    }
    return removed
  }

  /// What a build that neither adds nor drops a file has to tell.
  private var noNames: Manifest { Manifest(inputs: 0, shard: shard, fragmentCount: 0, span: nil, groups: []) }

  /// The names of a plan, and of a build before it that was killed.
  private func pending(_ plan: SitePlan, _ claim: Claim) -> Manifest {
    var pending = Manifest(namesOf: plan, shard: shard)
    for group in claim.pending?.groups ?? [] where !pending.groups.contains(where: { $0.names == group.names }) {
      pending.groups.append(group)
    }
    return pending
  }

  // MARK: Lists of files

  func manifest(_ plan: SitePlan, _ inputs: UInt64, _ span: Stamp.Span?, _ records: Records) -> Manifest {
    Manifest(inputs: inputs, shard: shard, fragmentCount: plan.fragmentCount, span: span, groups: records.all)
  }

  /// Writes what is new into the list that stands there, where that spares most of it: as long as `.farq/pending` stands
  /// nobody takes a list for the whole truth, and a key beside the wrong stamp has its page made again.
  private func record(
    _ manifest: Manifest, over old: Manifest?, _ changed: [[Range<Int>]], in output: OutputFolder
  ) throws {
    if let old, let parts = manifest.parts(over: old, changed: changed), try output.write(parts, into: Manifest.path) {
      return
    }
    try write(manifest, Manifest.path, in: output)
  }

  func write(_ manifest: Manifest, _ path: String, in output: OutputFolder) throws {
    _ = try output.replace(.init(path), by: ".farq/manifest.draft") { sink in
      var buffer = PageBuffer()
      buffer.drain = sink
      manifest.write(into: &buffer)
      sink(buffer.bytes)
    }
  }

  /// Two files of a plan at one path would overwrite each other.
  private func checkNames(of plan: SitePlan) throws {
    var seen: Set<String> = []
    for names in plan.groups.map(\.names) {
      switch names.naming {
      case .listed:
        for index in 0..<names.count where !seen.insert(names.path(index)).inserted {
          throw Self.twice(names.path(index))
        }
      case .pairs(let slugs):
        guard Set(slugs).count == slugs.count, seen.insert("\(names.folder)/*\(names.suffix)").inserted else {
          throw Self.twice("\(names.folder)/\(names.count > 0 ? names.name(0) : "")")
        }
      }
    }
  }

  private static func twice(_ path: String) -> Failure {
    Failure(description: "two pages of the plan have the same path: \(path)")
  }
}
