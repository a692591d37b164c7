internal import FarqModel

/// What a manifest knows of the files of a plan.
struct KnownFiles: Sendable {
  struct Group: Sendable {
    fileprivate var keys: [UInt64] = []
    fileprivate var stamps: [UInt32] = []
    /// What a survey saw, where the names are the same in the same order.
    fileprivate var seen: Stamps?
    /// Where they are not.
    fileprivate var moved: (old: FileNames.Index, new: FileNames)?

    /// How many of some files, from the first one on, are as the last build left them and made of the same.
    /// - Parameter keys: of what they are made now.
    func untouchedCount(
      of indices: Range<Int>, _ names: FileNames, _ keys: ArraySlice<UInt64>, in output: OutputFolder
    ) -> Int {
      guard moved == nil else { return 0 }
      var index = indices.lowerBound
      let end = min(indices.upperBound, self.keys.count)
      for key in keys {
        guard index < end, key == self.keys[index], stamps[index] != 0,
          stamps[index] == seen?[index] ?? output.stamp(of: .init(names, index))
        else { break }
        index += 1
      }
      return index - indices.lowerBound
    }
  }

  private let groups: [Group]
  let hasSameNames: Bool

  init(_ manifest: Manifest?, _ seen: [FileNames: Stamps], _ plan: SitePlan) {
    let old = manifest?.groups.filter { !$0.keys.isEmpty } ?? []
    groups = plan.groups.map { group in
      if let same = old.first(where: { $0.names == group.names }) {
        return Group(keys: same.keys, stamps: same.stamps, seen: seen[group.names])
      }
      let like = old.first {
        $0.kind == group.kind && $0.names.folder == group.names.folder && $0.names.suffix == group.names.suffix
      }
      return like.map {
        Group(keys: $0.keys, stamps: $0.stamps, moved: (FileNames.Index($0.names), group.names))
      } ?? Group()
    }
    hasSameNames = manifest.map { Set($0.groups.map(\.names)) == Set(plan.groups.map(\.names)) } ?? false
  }

  subscript(group: Int) -> Group { groups[group] }

  /// What the last build knew of a group with the same files; nil when it had none.
  func records(of group: Int) -> (keys: [UInt64], stamps: [UInt32])? {
    let group = groups[group]
    return group.moved == nil && !group.keys.isEmpty ? (group.keys, group.stamps) : nil
  }

  /// How a file looks now, where that is known already.
  func seen(_ index: Int, in group: Int) -> UInt32? { groups[group].seen?[index] }

  /// How the last build left a file.
  func file(_ index: Int, in group: Int) -> (key: UInt64, stamp: UInt32) {
    let position = groups[group].moved.map { $0.old.position(of: index, in: $0.new) } ?? index
    guard let position, position < groups[group].keys.count else { return (0, 0) }
    return (groups[group].keys[position], groups[group].stamps[position])
  }
}
