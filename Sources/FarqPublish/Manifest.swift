internal import FarqModel

/// What Farq wrote into an output folder: every file by name, what it was made from, and how it looked on the disk.
///
/// By it a build knows which pages to make again, which files of the folder are Farq's own, and whether somebody has
/// touched them. Twelve bytes per page; names of pairs follow from those of codes.
struct Manifest: Sendable {
  /// Where it stands in the output folder. Hosts do not publish hidden folders, or do no harm if they do.
  static let path = ".farq/manifest"
  /// That a build is under way, and the names that it adds or drops, so that its files are known even if it is killed.
  static let pendingPath = ".farq/pending"

  struct Group: Sendable {
    var kind: String
    var names: FileNames
    /// Digests of what each file was made from; empty when nothing is known of the files but their names, or when
    /// `planned` makes them.
    var keys: [UInt64]
    /// Of a site that has just been planned: its keys are made when they are written, for they are many.
    var planned: SitePlan.Group.Keys?
    /// How each file looked (`Stamp`).
    var stamps: [UInt32]
    /// Digests of the bytes of each file; only parts of a site have them, so that `merge` can check what it was handed.
    var contents: [UInt64]

    init(kind: String, names: FileNames, keys: [UInt64] = [], stamps: [UInt32] = [], contents: [UInt64] = []) {
      self.kind = kind
      self.names = names
      self.keys = keys
      self.stamps = stamps
      self.contents = contents
    }
  }

  /// Digest of everything the site was made from; 0 when a build with the same inputs must look again.
  var inputs: UInt64
  var shard: Shard
  var fragmentCount: Int
  /// When the files of the first build were written; nil where none is known by that.
  var span: Stamp.Span?
  var groups: [Group]

  init(inputs: UInt64, shard: Shard, fragmentCount: Int, span: Stamp.Span?, groups: [Group]) {
    self.inputs = inputs
    self.shard = shard
    self.fragmentCount = fragmentCount
    self.span = span
    self.groups = groups
  }

  /// The names of a plan's files alone.
  init(namesOf plan: SitePlan, shard: Shard = .whole) {
    self.init(
      inputs: 0, shard: shard, fragmentCount: plan.fragmentCount, span: nil,
      groups: plan.groups.map { Group(kind: $0.kind, names: $0.names) })
  }

  var fileCount: Int { groups.reduce(0) { $0 + $1.names.count } }
}

extension Manifest {
  private static let header: [UInt8] = Array("farq manifest 4\n".utf8)
  /// How many bytes `inputs(in:)` needs.
  static let prefixSize = header.count + 8

  /// The digest of the inputs, from the first bytes of a manifest.
  static func inputs(in prefix: [UInt8]) -> UInt64? {
    guard prefix.count >= prefixSize, prefix.starts(with: header) else { return nil }
    return prefix[header.count..<prefixSize].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// As a file. Numbers are little-endian.
  func write(into out: inout PageBuffer) {
    out.append(Self.header)
    out.append(number: inputs)
    out.append(number: UInt64(shard.index))
    out.append(number: UInt64(shard.count))
    out.append(number: UInt64(fragmentCount))
    out.append(number: span?.lowerBound ?? 0)
    out.append(number: span?.upperBound ?? 0)
    out.append(number: UInt64(groups.count))
    for group in groups {
      out.append(field: group.kind)
      out.append(field: group.names.folder)
      out.append(field: group.names.suffix)
      switch group.names.naming {
      case .listed(let names): out.append(names, tag: 0)
      case .pairs(let slugs): out.append(slugs, tag: 1)
      }
      if group.keys.isEmpty, let planned = group.planned {
        out.append(count: group.names.count, planned)
      } else {
        out.append(count: group.keys.count) { Array(group.keys[$0]) }
      }
      out.append(count: group.stamps.count) { Array(group.stamps[$0]) }
      out.append(count: group.contents.count) { Array(group.contents[$0]) }
    }
  }

  /// Reads a file that `write` made; nil for anything else.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.header) else { return nil }
    var reader = ManifestReader(bytes: bytes, offset: Self.header.count)
    guard let inputs = reader.number(), let index = reader.count(), let count = reader.count(),
      let fragments = reader.count(), let start = reader.number(), let end = reader.number(), start <= end,
      let groupCount = reader.count(), let shard = Shard(index, of: count)
    else { return nil }
    var groups: [Group] = []
    for _ in 0..<groupCount {
      guard let group = reader.group() else { return nil }
      groups.append(group)
    }
    self.init(
      inputs: inputs, shard: shard, fragmentCount: fragments, span: end == 0 ? nil : start...end, groups: groups)
  }
}

/// Takes a manifest apart; every function gives nil when the bytes end too early or make no sense.
private struct ManifestReader {
  let bytes: [UInt8]
  var offset: Int

  mutating func group() -> Manifest.Group? {
    guard let kind = field(), let folder = field(), let suffix = field(), let tag = number(), let words = words()
    else { return nil }
    let names = FileNames(folder: folder, tag == 0 ? .listed(words) : .pairs(words), suffix: suffix)
    guard Self.isInside(names), let keys = array(of: UInt64.self), let stamps = array(of: UInt32.self),
      let contents = array(of: UInt64.self)
    else { return nil }
    let known = [0, names.count]
    guard known.contains(keys.count), stamps.count == keys.count, known.contains(contents.count) else { return nil }
    return Manifest.Group(kind: kind, names: names, keys: keys, stamps: stamps, contents: contents)
  }

  /// A path that leads out of the folder was not written by Farq; nothing outside is ever touched.
  private static func isInside(_ names: FileNames) -> Bool {
    let words =
      switch names.naming {
      case .listed(let words), .pairs(let words): words
      }
    return !names.folder.hasPrefix("/") && !names.folder.split(separator: "/").contains("..")
      && words.allSatisfy { !$0.isEmpty && !$0.utf8.contains(UInt8(ascii: "/")) && $0 != ".." }
  }

  mutating func number() -> UInt64? { integer() }

  mutating func count() -> Int? { number().flatMap { $0 <= UInt64(UInt32.max) ? Int($0) : nil } }

  private mutating func field() -> String? {
    guard let count = count(), offset + count <= bytes.count else { return nil }
    defer { offset += count }
    return bytes.withUnsafeBytes { bytes in
      let field = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)])
      // To compare takes a fraction of what Swift's own validation does.
      let text = String(decoding: field, as: UTF8.self)
      return text.utf8.elementsEqual(field) ? text : nil
    }
  }

  private mutating func words() -> [String]? {
    guard let count = count(), count <= bytes.count else { return nil }
    var words: [String] = []
    for _ in 0..<count {
      guard let word = field() else { return nil }
      words.append(word)
    }
    return words
  }

  private mutating func integer<T: FixedWidthInteger>() -> T? {
    let size = MemoryLayout<T>.size
    guard offset + size <= bytes.count else { return nil }
    defer { offset += size }
    return bytes.withUnsafeBytes { T(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: T.self)) }
  }

  private mutating func array<T: FixedWidthInteger>(of type: T.Type) -> [T]? {
    guard let count = count(), offset + count * MemoryLayout<T>.size <= bytes.count else { return nil }
    let start = offset
    offset += count * MemoryLayout<T>.size
    let numbers = [T](unsafeUninitializedCapacity: count) { numbers, filled in
      bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(numbers).copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<offset]))
      }
      filled = count
    }
    return numbers.inFiles
  }
}

extension PageBuffer {
  fileprivate mutating func append(number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { append($0) }
  }

  fileprivate mutating func append(field: String) {
    append(number: UInt64(field.utf8.count))
    append(field)
  }

  fileprivate mutating func append(_ words: [String], tag: UInt64) {
    append(number: tag)
    append(number: UInt64(words.count))
    for word in words { append(field: word) }
  }

  /// Numbers that are made while they are written, some at a time, so that no more of them are held.
  fileprivate mutating func append<T: FixedWidthInteger>(count: Int, _ numbers: (Range<Int>) -> [T]) {
    append(number: UInt64(count))
    let blockSize = 1 << 12
    for start in stride(from: 0, to: count, by: blockSize) {
      numbers(start..<min(count, start + blockSize)).inFiles.withUnsafeBytes { append($0) }
    }
  }
}

extension Array where Element: FixedWidthInteger {
  /// From the processor's order of bytes to that of files, little end first, or back; the same on most processors.
  fileprivate var inFiles: [Element] { Element(1).littleEndian == 1 ? self : map(\.littleEndian) }
}
