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

  /// - Parameters:
  ///   - jobs: how many files are made at once, at least 1.
  ///   - shard: the part of the site to write.
  ///   - verify: whether every file is read and compared, whatever is known of it.
  package init(folder: String, jobs: Int, shard: Shard = .whole, verify: Bool = false) {
    self.folder = URL(fileURLWithPath: folder, isDirectory: true).path
    self.jobs = max(1, jobs)
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
  /// - Throws: `Failure` that names the path.
  package func publish(
    _ plan: SitePlan, inputs: UInt64 = 0, survey: Survey? = nil, headStart: HeadStart? = nil,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> Summary {
    let seen = survey?.finish() ?? [:]
    let claim: Claim?
    do {
      try checkNames(of: plan)
      claim = try self.claim()
    } catch {
      headStart?.abandon()
      throw error
    }
    // What was read and is in no page has been freed by now.
    farq_give_back()
    guard let claim else { return try await create(plan, headStart, inputs, progress) }
    headStart?.abandon()
    return try await update(plan, claim, seen, inputs, progress)
  }

  // MARK: Later builds

  private func update(
    _ plan: SitePlan, _ claim: Claim, _ seen: [FileNames: Stamps], _ inputs: UInt64,
    _ progress: @escaping @Sendable (Int) -> Void
  ) async throws -> Summary {
    let known = KnownFiles(claim.old, seen, plan)
    let isSame = claim.pending == nil && known.hasSameNames
    if !isSame { try write(pending(plan, claim), Manifest.pendingPath, in: claim.output) }
    let records = Records(plan, withContents: shard != .whole)
    var summary = Summary(files: plan.fileCount)
    let verify = verify
    summary.written = try await eachFile(of: plan, in: folder, span: claim.old?.span, records, progress) {
      output, maker, group, index, file, context in
      let stamp = known.seen(index, in: context.group) ?? output.stamp(of: file)
      let old = known.file(index, in: context.group)
      if !verify, stamp != 0, stamp == old.stamp, context.key == old.key { return (stamp, false) }
      return try Self.put(file, output, &maker, group, index, context, stamp)
    }
    for old in [claim.old, claim.pending].compactMap({ $0 }) {
      summary.removed += try prune(old, plan, claim.output)
    }
    try write(manifest(plan, inputs, claim.old?.span, records), Manifest.path, in: claim.output)
    if !isSame { _ = try claim.output.remove(Manifest.pendingPath) }
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

  /// The names of a plan, and of a build before it that was killed.
  private func pending(_ plan: SitePlan, _ claim: Claim) -> Manifest {
    var pending = Manifest(namesOf: plan, shard: shard)
    for group in claim.pending?.groups ?? [] where !pending.groups.contains(where: { $0.names == group.names }) {
      pending.groups.append(group)
    }
    return pending
  }

  // MARK: Working through a plan

  /// What a worker knows when it comes to a file.
  struct Context {
    var worker: Int
    /// The number of the file's group in the plan.
    var group: Int
    /// A digest of what the file is made of, or of its bytes.
    var key: UInt64
  }

  /// A group of so many files takes longer than to look for memory that can be given back.
  private static let manyFiles = 10_000

  /// Hands each file of the shard to one of the workers.
  /// - Parameters:
  ///   - span: that of the first build into the folder, where it left files.
  ///   - put: gives the file's stamp, and whether it was written.
  /// - Returns: how many files were written.
  func eachFile(
    of plan: SitePlan, in folder: String, span: Stamp.Span?, _ records: Records,
    _ progress: @escaping @Sendable (Int) -> Void,
    put:
      @escaping @Sendable (
        OutputFolder, inout FileMaker, SitePlan.Group, _ index: Int, OutputFolder.Place, Context
      ) throws -> (stamp: UInt32, isWritten: Bool)
  ) async throws -> Int {
    let queue = WorkQueue(plan.groups.map(\.names), workers: jobs)
    return try await withThrowingTaskGroup(of: Int.self) { tasks in
      for worker in 0..<jobs {
        tasks.addTask {
          let output = try OutputFolder(folder)
          output.span = span
          var maker = FileMaker()
          var count = 0
          var lastGroup: Int?
          while let batch = queue.next(for: worker) {
            try Task.checkCancellation()
            let group = plan.groups[batch.group]
            let (found, written) = try files(of: batch, group, &maker) { index, key, maker in
              let context = Context(worker: worker, group: batch.group, key: key)
              return try put(output, &maker, group, index, OutputFolder.Place(group.names, index), context)
            }
            records.add(found, of: batch)
            count += written
            if lastGroup != batch.group, group.count >= Self.manyFiles, written > 0 {
              // What the files are gathered from has been made by now; what that took is not needed again for long.
              farq_give_back()
            }
            lastGroup = batch.group
            progress(queue.finish(batch))
          }
          return count
        }
      }
      return try await tasks.reduce(0, +)
    }
  }

  /// Goes through the files of a batch that are of the shard.
  /// - Returns: what was learned of all, and how many were written.
  private func files(
    of batch: WorkQueue.Batch, _ group: SitePlan.Group, _ maker: inout FileMaker,
    put: (_ index: Int, _ key: UInt64, inout FileMaker) throws -> (stamp: UInt32, isWritten: Bool)
  ) throws -> (found: Records.Found, written: Int) {
    let keys = group.keys?(batch.indices)
    var found = Records.Found(of: batch)
    var written = 0
    for index in batch.indices {
      guard shard.has(batch.offset + index) else {
        found.add()
        continue
      }
      maker.begin()
      let key = try keys?[index - batch.indices.lowerBound] ?? maker.digest(of: group, index)
      let (stamp, isWritten) = try put(index, key, &maker)
      found.add(key: key, stamp: stamp, content: shard == .whole ? 0 : try maker.content(of: group, index))
      if isWritten { written += 1 }
    }
    return (found, written)
  }

  func manifest(_ plan: SitePlan, _ inputs: UInt64, _ span: Stamp.Span?, _ records: Records) -> Manifest {
    Manifest(inputs: inputs, shard: shard, fragmentCount: plan.fragmentCount, span: span, groups: records.all)
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
