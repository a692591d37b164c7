internal import FarqModel

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
    writeHeader(into: &out)
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

  /// What does not depend on the files.
  private func writeHeader(into out: inout PageBuffer) {
    out.append(Self.header)
    out.append(number: inputs)
    out.append(number: UInt64(shard.index))
    out.append(number: UInt64(shard.count))
    out.append(number: UInt64(fragmentCount))
    out.append(number: span?.lowerBound ?? 0)
    out.append(number: span?.upperBound ?? 0)
  }

  /// What has to be written into the file of another manifest to make it the file of this one.
  /// - Parameter changed: by group, the files whose keys or stamps may differ.
  /// - Returns: nil where that does not spare much, or where the other one has other files.
  func parts(over old: Manifest, changed: [[Range<Int>]]) -> [(offset: Int, bytes: [UInt8])]? {
    let count = changed.joined().reduce(0) { $0 + $1.count }
    guard groups.map(\.names) == old.groups.map(\.names), groups.map(\.kind) == old.groups.map(\.kind),
      count <= fileCount / 8
    else { return nil }
    var header = PageBuffer()
    writeHeader(into: &header)
    var parts = [(offset: 0, bytes: Array(header.bytes))]
    for (number, ranges) in changed.enumerated() where !ranges.isEmpty {
      let group = groups[number]
      guard let places = old.groups[number].places, group.contents.isEmpty else { return nil }
      for range in ranges {
        let keys = group.planned?(range) ?? Array(group.keys[range])
        parts.append((places.keys + range.lowerBound * MemoryLayout<UInt64>.size, keys.bytesInFiles))
        let stamps = Array(group.stamps[range])
        parts.append((places.stamps + range.lowerBound * MemoryLayout<UInt32>.size, stamps.bytesInFiles))
      }
    }
    return parts
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
    guard known.contains(keys.numbers.count), stamps.numbers.count == keys.numbers.count,
      known.contains(contents.numbers.count)
    else { return nil }
    var group = Manifest.Group(
      kind: kind, names: names, keys: keys.numbers, stamps: stamps.numbers, contents: contents.numbers)
    if !keys.numbers.isEmpty { group.places = (keys.offset, stamps.offset) }
    return group
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

  /// - Returns: the numbers, and where the first one stands.
  private mutating func array<T: FixedWidthInteger>(of type: T.Type) -> (numbers: [T], offset: Int)? {
    guard let count = count(), offset + count * MemoryLayout<T>.size <= bytes.count else { return nil }
    let start = offset
    offset += count * MemoryLayout<T>.size
    let numbers = [T](unsafeUninitializedCapacity: count) { numbers, filled in
      bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(numbers).copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<offset]))
      }
      filled = count
    }
    return (numbers.inFiles, start)
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

  fileprivate var bytesInFiles: [UInt8] { inFiles.withUnsafeBytes { [UInt8]($0) } }
}
