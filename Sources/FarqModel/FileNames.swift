/// The names of the files that a group of pages has in one folder, in the order of the group.
///
/// The pairs of a family are not listed: their names follow from the codes', so that a site of a million pages knows all
/// its files in a few thousand words.
package struct FileNames: Hashable, Sendable {
  package enum Naming: Hashable, Sendable {
    case listed([String])
    /// `<a>-vs-<b>.html` for every two, in order: (0,1), (0,2), …, (1,2), …
    case pairs([String])
  }

  /// Such as `en/smtp`; empty for the root.
  package let folder: String
  package let naming: Naming
  /// What stands behind every name, such as `.gz`; most often nothing.
  package let suffix: String

  package init(folder: String, _ naming: Naming, suffix: String = "") {
    self.folder = folder
    self.naming = naming
    self.suffix = suffix
  }

  /// The name of one file.
  package init(_ path: SitePath) {
    let parts = path.path.split(separator: "/")
    self.init(folder: parts.dropLast().joined(separator: "/"), .listed([parts.last.map(String.init) ?? ""]))
  }

  package var count: Int {
    switch naming {
    case .listed(let names): names.count
    case .pairs(let slugs): slugs.count * (slugs.count - 1) / 2
    }
  }

  package func name(_ index: Int) -> String {
    var name = NameBuffer()
    name.fill(self, index)
    return String(cString: name.pointer)
  }

  package func path(_ index: Int) -> String { folder.isEmpty ? name(index) : "\(folder)/\(name(index))" }

  /// Finds files by name in a group, for another group of the same folder.
  package struct Index: Sendable {
    private let names: FileNames
    private let positions: [String: Int]

    package init(_ names: FileNames) {
      self.names = names
      let words =
        switch names.naming {
        case .listed(let words), .pairs(let words): words
        }
      positions = Dictionary(zip(words, words.indices)) { first, _ in first }
    }

    /// Where the file `index` of `others` stands in this group; nil when it has no such file.
    package func position(of index: Int, in others: FileNames) -> Int? {
      guard others.folder == names.folder, others.suffix == names.suffix else { return nil }
      switch (names.naming, others.naming) {
      case (.listed, .listed(let words)): return positions[words[index]]
      case (.pairs(let own), .pairs(let words)):
        let (i, j) = PairOrder(count: words.count).pair(index)
        guard let a = positions[words[i]], let b = positions[words[j]], a < b else { return nil }
        return PairOrder(count: own.count).index(a, b)
      default: return nil
      }
    }
  }
}

/// The name of one file as system calls take it, in memory that is used again for the next: every build asks for the name
/// of every file.
package struct NameBuffer: ~Copyable {
  private var memory = GrowingBuffer<UInt8>()

  package init() {}

  /// Valid until the next name.
  package var pointer: UnsafePointer<CChar> {
    UnsafeRawPointer(memory.elements.baseAddress.unsafelyUnwrapped).assumingMemoryBound(to: CChar.self)
  }

  package mutating func fill(_ names: FileNames, _ index: Int) {
    memory.removeAll()
    switch names.naming {
    case .listed(let words): append(words[index])
    case .pairs(let slugs):
      let (i, j) = PairOrder(count: slugs.count).pair(index)
      append(slugs[i])
      append("-vs-")
      append(slugs[j])
      append(".html")
    }
    append(names.suffix)
    memory.append(0)
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { memory.append(contentsOf: $0) }
  }
}
