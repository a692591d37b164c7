internal import CSystem
internal import FarqModel

/// Working through the files of a plan on all cores.
extension Publisher {
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
  ///   - known: the last build, where files that it left need no more than a look.
  ///   - put: gives the file's stamp, and whether it was written.
  /// - Returns: how many files were written.
  func eachFile(
    of plan: SitePlan, in folder: String, span: Stamp.Span?, _ records: Records,
    _ progress: @escaping @Sendable (Int) -> Void, known: KnownFiles? = nil,
    put:
      @escaping @Sendable (
        OutputFolder, inout FileMaker, SitePlan.Group, _ index: Int, OutputFolder.Place, Context
      ) throws -> (stamp: UInt32, isWritten: Bool)
  ) throws -> Int {
    let queue = WorkQueue(plan.groups.map(\.names), workers: jobs)
    return try Workers.run(jobs, cancel: queue.close) { worker in
      let output = try OutputFolder(folder)
      output.span = span
      var maker = FileMaker()
      var count = 0
      var lastGroup: Int?
      while let batch = queue.next(for: worker) {
        let group = plan.groups[batch.group]
        let written = try files(of: batch, group, known, records, output, &maker) { index, key, maker in
          let context = Context(worker: worker, group: batch.group, key: key)
          return try put(output, &maker, group, index, OutputFolder.Place(group.names, index), context)
        }
        count += written
        if lastGroup != batch.group, group.count >= Self.manyFiles, written > 0 {
          // What the files are gathered from has been made by now; what that took is not needed again for long.
          farq_give_back()
        }
        lastGroup = batch.group
        progress(queue.finish(batch))
      }
      return count
    }.reduce(0, +)
  }

  /// Goes through the files of a batch that are of the shard, and records what it learns of all that are not as the last
  /// build left them.
  /// - Returns: how many were written.
  private func files(
    of batch: WorkQueue.Batch, _ group: SitePlan.Group, _ known: KnownFiles?, _ records: Records,
    _ output: OutputFolder, _ maker: inout FileMaker,
    put: (_ index: Int, _ key: UInt64, inout FileMaker) throws -> (stamp: UInt32, isWritten: Bool)
  ) throws -> Int {
    let keys = group.keys?(batch.indices)
    let known = shard == .whole ? known?[batch.group] : nil
    var rest = batch.indices
    var found = Records.Found(from: rest.lowerBound)
    var written = 0
    while let index = rest.first {
      let place = index - batch.indices.lowerBound
      if let keys, let known {
        let same = known.untouchedCount(of: rest, group.names, keys[place...], in: output)
        if same > 0 {
          records.add(found, of: batch.group)
          rest = rest.dropFirst(same)
          found = Records.Found(from: rest.lowerBound)
          continue
        }
      }
      rest = rest.dropFirst()
      guard shard.has(batch.offset + index) else {
        found.add()
        continue
      }
      maker.begin()
      let key = try keys?[place] ?? maker.digest(of: group, index)
      let (stamp, isWritten) = try put(index, key, &maker)
      found.add(key: key, stamp: stamp, content: shard == .whole ? 0 : try maker.content(of: group, index))
      if isWritten { written += 1 }
    }
    records.add(found, of: batch.group)
    return written
  }
}
