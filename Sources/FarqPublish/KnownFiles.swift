internal import FarqModel

/// What a manifest knows of the files of a plan.
struct KnownFiles: Sendable {
  private enum Group: Sendable {
    case unknown
    /// The same names in the same order.
    case same(Manifest.Group)
    case moved(Manifest.Group, FileNames.Index, FileNames)
  }

  private let groups: [Group]
  let hasSameNames: Bool

  init(_ manifest: Manifest?, _ plan: SitePlan) {
    let old = manifest?.groups.filter { !$0.keys.isEmpty } ?? []
    groups = plan.groups.map { group in
      if let same = old.first(where: { $0.names == group.names }) { return .same(same) }
      let like = old.first {
        $0.kind == group.kind && $0.names.folder == group.names.folder && $0.names.suffix == group.names.suffix
      }
      return like.map { .moved($0, FileNames.Index($0.names), group.names) } ?? .unknown
    }
    hasSameNames = manifest.map { Set($0.groups.map(\.names)) == Set(plan.groups.map(\.names)) } ?? false
  }

  func file(_ index: Int, in group: Int) -> (key: UInt64, stamp: UInt32) {
    switch groups[group] {
    case .unknown: (0, 0)
    case .same(let old): (old.keys[index], old.stamps[index])
    case .moved(let old, let positions, let names):
      positions.position(of: index, in: names).map { (old.keys[$0], old.stamps[$0]) } ?? (0, 0)
    }
  }
}
