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
    /// Appends the bytes of a file to a buffer that whoever asks may use again for the next.
    package var write: @Sendable (_ index: Int, _ out: inout [UInt8]) -> Void

    package init(
      kind: String, count: Int, path: @escaping @Sendable (Int) -> SitePath,
      write: @escaping @Sendable (Int, inout [UInt8]) -> Void
    ) {
      self.kind = kind
      self.count = count
      self.path = path
      self.write = write
    }

    /// A group of one file.
    package init(kind: String, _ path: SitePath, bytes: @escaping @Sendable () -> [UInt8]) {
      self.init(kind: kind, count: 1, path: { _ in path }, write: { $1 += bytes() })
    }

    /// The bytes of one file by themselves.
    package func bytes(_ index: Int) -> [UInt8] {
      var out: [UInt8] = []
      write(index, &out)
      return out
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
