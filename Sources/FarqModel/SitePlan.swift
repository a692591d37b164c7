/// What is to be published: every file's path, and how to make its bytes when they are asked for.
///
/// A plan is a value of the size of the content; the pages exist one at a time.
package struct SitePlan: Sendable {
  /// Files that are made alike; file `i` of the group is made alone, in any order, on any thread.
  package struct Group: Sendable {
    /// What the files are, such as `pair`.
    package var kind: String
    package var count: Int
    package var path: @Sendable (_ index: Int) -> SitePath
    package var bytes: @Sendable (_ index: Int) -> [UInt8]

    package init(
      kind: String, count: Int, path: @escaping @Sendable (Int) -> SitePath,
      bytes: @escaping @Sendable (Int) -> [UInt8]
    ) {
      self.kind = kind
      self.count = count
      self.path = path
      self.bytes = bytes
    }

    /// A group of one file.
    package init(kind: String, _ path: SitePath, bytes: @escaping @Sendable () -> [UInt8]) {
      self.init(kind: kind, count: 1, path: { _ in path }, bytes: { _ in bytes() })
    }
  }

  package var groups: [Group]
  /// How many fragments of HTML were rendered once to be gathered into pages.
  package var fragmentCount: Int

  package init(groups: [Group], fragmentCount: Int) {
    self.groups = groups
    self.fragmentCount = fragmentCount
  }

  package var fileCount: Int { groups.reduce(0) { $0 + $1.count } }
}
