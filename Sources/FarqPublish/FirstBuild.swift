internal import FarqModel
internal import Foundation

extension Publisher {
  /// Begins a first build with what is ready, while the rest is still being read.
  /// - Returns: nil where there is no first build to make, or where only one file shall be made at once.
  package func headStart() -> HeadStart? {
    // Content with errors must leave nothing behind, not even folders on the way to the site's.
    guard jobs > 1, shard == .whole, isFirstBuild, access(parent, F_OK) == 0,
      let stage = try? Stage(beside: folder)
    else { return nil }
    return HeadStart(stage)
  }

  /// Into a folder beside, which then takes the name.
  func create(
    _ plan: SitePlan, _ headStart: HeadStart?, _ inputs: UInt64,
    _ progress: @escaping @Sendable (Int) -> Void, _ made: @Sendable () throws -> Void
  ) throws -> Summary {
    let stage = try headStart?.stage ?? Stage(beside: folder)
    defer { withExtendedLifetime(stage) {} }
    do {
      let written = try headStart?.finish(for: plan) ?? [:]
      let ready = plan.groups.map { written[$0.names] }
      let records = Records(plan, withContents: shard != .whole)
      let count = try eachFile(of: plan, in: stage.path, span: nil, records, progress) {
        output, maker, group, index, file, context in
        if let stamp = ready[context.group]?[index] { return (stamp, true) }
        return (try output.create(file) { try maker.make(group, index, to: $0) }, true)
      }
      try made()
      let output = try OutputFolder(stage.path)
      let span = try stage.span(in: output)
      try write(manifest(plan, inputs, span, records), Manifest.path, in: output)
      guard rename(stage.path, folder) == 0 else { throw Failure.system("rename \(stage.path) to", folder) }
      return Summary(files: plan.fileCount, written: count)
    } catch {
      stage.remove()
      throw error
    }
  }
}
