internal import FarqModel
internal import Synchronization

/// What is known of the files of a plan when they have been written: what the last build knew, where nothing is new, and
/// what all workers learn.
final class Records: Sendable {
  private struct State {
    var groups: [Manifest.Group]
    /// By group, the files of which something was learned.
    var changed: [[Range<Int>]]
  }

  private let state: Mutex<State>

  /// - Parameter known: the last build into the folder.
  init(_ plan: SitePlan, after known: KnownFiles? = nil, withContents: Bool) {
    let groups = plan.groups.enumerated().map { number, group in
      let old = known?.records(of: number)
      let holdsKeys = old == nil && group.keys == nil
      var made = Manifest.Group(
        kind: group.kind, names: group.names,
        keys: old?.keys ?? (holdsKeys ? [UInt64](repeating: 0, count: group.count) : []),
        stamps: old?.stamps ?? [UInt32](repeating: 0, count: group.count),
        contents: withContents ? [UInt64](repeating: 0, count: group.count) : [])
      made.planned = group.keys
      return made
    }
    state = Mutex(State(groups: groups, changed: groups.map { _ in [] }))
  }

  /// What is learned of some files of a group, one after another.
  struct Found {
    private let first: Int
    fileprivate var keys: [UInt64] = []
    fileprivate var stamps: [UInt32] = []
    fileprivate var contents: [UInt64] = []

    init(from first: Int) { self.first = first }

    var indices: Range<Int> { first..<(first + stamps.count) }

    /// - Parameter content: 0 where nobody asks for it.
    mutating func add(key: UInt64 = 0, stamp: UInt32 = 0, content: UInt64 = 0) {
      keys.append(key)
      stamps.append(stamp)
      contents.append(content)
    }
  }

  func add(_ found: Found, of group: Int) {
    if found.indices.isEmpty { return }
    func put<T>(_ new: [T], into all: inout [T]) {
      if !all.isEmpty { all.replaceSubrange(found.indices, with: new) }
    }
    state.withLock { state in
      // Keys that can be made again are not worth a copy of the old ones.
      if state.groups[group].planned != nil {
        state.groups[group].keys = []
      } else {
        put(found.keys, into: &state.groups[group].keys)
      }
      put(found.stamps, into: &state.groups[group].stamps)
      put(found.contents, into: &state.groups[group].contents)
      state.changed[group].append(found.indices)
    }
  }

  var all: [Manifest.Group] { state.withLock { $0.groups } }

  /// By group, the files whose keys or stamps may differ from those of the last build.
  var changed: [[Range<Int>]] { state.withLock { $0.changed } }
}
