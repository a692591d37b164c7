/// What is to be published: every file's name, what it shows, and how to make its bytes when they are asked for.
///
/// A plan is a value of the size of the content; the pages exist one at a time.
package struct SitePlan: Sendable {
  /// Files of one folder that are made alike.
  package struct Group: Sendable {
    /// What the files are, such as `pair`.
    package var kind: String
    package var names: FileNames
    /// Puts the bytes of a file into an empty buffer; any one alone, in any order, on any thread.
    package var write: Write
    /// Digests of all that each of some files in a row is made of, where they are known without making them.
    package var keys: Keys?

    package typealias Write = @Sendable (_ index: Int, _ out: inout PageBuffer) throws -> Void
    package typealias Keys = @Sendable (_ indices: Range<Int>) -> [UInt64]

    package init(kind: String, _ names: FileNames, keys: Keys? = nil, write: @escaping Write) {
      self.kind = kind
      self.names = names
      self.keys = keys
      self.write = write
    }

    /// A group of files that are made from something that is prepared when the first of them is asked for.
    ///
    /// Here, because a `Lazy` of another room's type looks up its types whenever it is asked, and every page asks.
    package init(kind: String, _ names: FileNames, keys: @escaping Keys, prepared: Lazy<Write>) {
      self.init(kind: kind, names, keys: keys) { try prepared.value($0, &$1) }
    }

    /// A group of one file.
    package init(
      kind: String, _ path: SitePath, key: UInt64? = nil, write: @escaping @Sendable (inout PageBuffer) -> Void
    ) {
      self.init(kind: kind, FileNames(path)) { write(&$1) }
      if let key { keys = { indices in indices.map { _ in key } } }
    }

    package var count: Int { names.count }

    package func path(_ index: Int) -> SitePath { SitePath(names.path(index)) }

    /// The bytes of one file by themselves.
    package func bytes(_ index: Int) throws -> [UInt8] {
      var out = PageBuffer()
      try write(index, &out)
      return Array(out.bytes)
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
