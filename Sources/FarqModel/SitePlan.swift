/// What is to be published: every file's name, what it shows, and how to make its bytes when they are asked for.
///
/// A plan is a value of the size of the content; the pages exist one at a time.
package struct SitePlan: Sendable {
  /// How the files of a group are made; any file alone, in any order, on any thread.
  package enum Making: Sendable {
    /// From slices that many pages share; they are prepared when the first page is asked for.
    case gathered(Lazy<GatheredPages>)
    /// By rendering the whole file.
    case rendered(write: @Sendable (_ index: Int, _ out: inout PageBuffer) throws -> Void)
  }

  /// Pages that are gathered from one store.
  package struct GatheredPages: Sendable {
    let store: SliceStore
    let gather: @Sendable (_ index: Int, _ page: inout SliceList) -> Void

    package init(_ store: SliceStore, gather: @escaping @Sendable (_ index: Int, _ page: inout SliceList) -> Void) {
      self.store = store
      self.gather = gather
    }
  }

  /// Files of one folder that are made alike.
  package struct Group: Sendable {
    /// What the files are, such as `pair`.
    package var kind: String
    package var names: FileNames
    package var making: Making
    /// A digest of all that a file is made of, where it is known without making it.
    package var key: (@Sendable (_ index: Int) -> UInt64)?

    package init(kind: String, _ names: FileNames, _ making: Making, key: (@Sendable (Int) -> UInt64)? = nil) {
      self.kind = kind
      self.names = names
      self.making = making
      self.key = key
    }

    /// A group of one file.
    package init(
      kind: String, _ path: SitePath, key: UInt64? = nil, write: @escaping @Sendable (inout PageBuffer) -> Void
    ) {
      self.init(
        kind: kind, FileNames(path), .rendered { write(&$1) },
        key: key.map { key in { @Sendable (_: Int) -> UInt64 in key } })
    }

    package var count: Int { names.count }

    package func path(_ index: Int) -> SitePath { SitePath(names.path(index)) }

    /// Appends the bytes of a file, of which the slices are listed in `page`.
    package func write(_ index: Int, by page: inout SliceList, into out: inout PageBuffer) throws {
      switch making {
      case .gathered(let pages):
        let pages = pages.value
        page.removeAll()
        pages.gather(index, &page)
        pages.store.write(page, into: &out)
      case .rendered(let write): try write(index, &out)
      }
    }

    /// The bytes of one file by themselves.
    package func bytes(_ index: Int) throws -> [UInt8] {
      var out = PageBuffer()
      var page = SliceList()
      try write(index, by: &page, into: &out)
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
