/// The names of the files that a group of pages has in one folder, in the order of the group.
///
/// The pairs of a family are not listed: their names follow from the codes', so that a site of a million pages knows all
/// its files in a few thousand words.
package final class FileNames: Hashable, Sendable {
  package enum Naming: Hashable, Sendable {
    case listed([String])
    /// `<a>-vs-<b>.html` for every two, in order: (0,1), (0,2), …, (1,2), …
    case pairs([String])

    fileprivate var words: [String] {
      switch self {
      case .listed(let words), .pairs(let words): words
      }
    }
  }

  /// Such as `en/smtp`; empty for the root.
  package let folder: String
  package let naming: Naming
  /// What stands behind every name, such as `.gz`; most often nothing.
  package let suffix: String
  /// The words of the names as bytes, each with what stands behind it and the zero that ends a name in system calls.
  private let bytes: FixedBuffer<UInt8>
  /// Where each starts, and where the last one ends.
  private let starts: FixedBuffer<UInt32>
  /// How many bytes stand behind each word.
  private let endingCount: Int

  package init(folder: String, _ naming: Naming, suffix: String = "") {
    self.folder = folder
    self.naming = naming
    self.suffix = suffix
    var bytes = GrowingBuffer<UInt8>()
    var starts = GrowingBuffer<UInt32>()
    let ending = if case .pairs = naming { ".html\(suffix)\0" } else { "\(suffix)\0" }
    endingCount = ending.utf8.count
    for word in naming.words {
      starts.append(UInt32(bytes.count))
      bytes.append(word)
      bytes.append(ending)
    }
    starts.append(UInt32(bytes.count))
    self.bytes = bytes.fixed()
    self.starts = starts.fixed()
  }

  /// The name of one file.
  package convenience init(_ path: SitePath) {
    let parts = path.path.split(separator: "/")
    self.init(folder: parts.dropLast().joined(separator: "/"), .listed([parts.last.map(String.init) ?? ""]))
  }

  package static func == (a: FileNames, b: FileNames) -> Bool {
    a === b || (a.folder == b.folder && a.suffix == b.suffix && a.naming == b.naming)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(folder)
    hasher.combine(naming)
    hasher.combine(suffix)
  }

  fileprivate var wordCount: Int { starts.count - 1 }

  package var count: Int {
    switch naming {
    case .listed: wordCount
    case .pairs: wordCount * (wordCount - 1) / 2
    }
  }

  fileprivate func word(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: ended(index).dropLast(endingCount))
  }

  /// A word with all that stands behind it.
  fileprivate func ended(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes.elements[Int(starts[index])..<Int(starts[index + 1])])
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
      let words = names.naming.words
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
  /// The pairs that the last name was of.
  private var pairs: (names: FileNames, cursor: PairCursor)?
  /// The first code of the last pair, and where the second starts: the names of its neighbours begin with the same bytes.
  private var first: (index: Int, end: Int)?

  package init() {}

  /// Valid until the next name.
  package var pointer: UnsafePointer<CChar> {
    UnsafeRawPointer(memory.elements.baseAddress.unsafelyUnwrapped).assumingMemoryBound(to: CChar.self)
  }

  /// Takes the name of a file in.
  package mutating func fill(_ names: FileNames, _ index: Int) {
    switch names.naming {
    case .listed:
      pairs = nil
      memory.removeAll()
      memory.append(contentsOf: names.ended(index))
    case .pairs:
      if pairs?.names !== names {
        pairs = (names, PairCursor(PairOrder(count: names.wordCount)))
        first = nil
      }
      guard let (i, j) = pairs?.cursor.move(to: index) else { return }
      memory.shorten(to: end(of: i, in: names))
      memory.append(contentsOf: names.ended(j))
    }
  }

  /// Where the second code of a pair starts, when the first is in its place.
  private mutating func end(of index: Int, in names: FileNames) -> Int {
    if let first, first.index == index { return first.end }
    memory.removeAll()
    memory.append(contentsOf: names.word(index))
    memory.append(contentsOf: Self.between.elements)
    first = (index, memory.count)
    return memory.count
  }

  private static let between = {
    var bytes = GrowingBuffer<UInt8>()
    bytes.append("-vs-")
    return bytes.fixed()
  }()
}

extension GrowingBuffer<UInt8> {
  fileprivate mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }
}
