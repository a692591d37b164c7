import FarqModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Where entries stand in a file of remembered bytes: a head that says where the index is, entries one after another, and
/// at the end the index. Indexes that came before, and entries that none has, may stand between.
struct MemoryIndex {
  struct Entry {
    var offset: Int
    var count: Int
    var digest: UInt64

    func moved(by distance: Int) -> Entry { Entry(offset: offset + distance, count: count, digest: digest) }
  }

  private static let mark = UInt64(0x0001_6D65_6D66_6172)
  static let headSize = 40
  private static let entrySize = 32

  private let program: UInt64
  var entries: [UInt64: Entry] = [:]
  /// Where the index stands.
  var offset = headSize
  /// The head that it was read by; nil where it was not read.
  private(set) var source: [UInt8]?

  /// That of an empty file.
  init(program: UInt64) { self.program = program }

  /// nil when it can't be read, or is that of another program.
  init?(of file: CInt, _ program: UInt64) {
    guard let head = Self.head(of: file) else { return nil }
    var unpacker = Unpacker(head)
    guard let numbers = try? (0..<5).map({ _ in try unpacker.number() }), numbers[0] == Self.mark,
      numbers[1] == program, let offset = Int(exactly: numbers[2]), let count = Int(exactly: numbers[3]),
      count < 1 << 24, let bytes = Self.read(file, offset, count * Self.entrySize),
      Digest.value(of: bytes) == numbers[4]
    else { return nil }
    self.program = program
    self.offset = offset
    source = head
    var list = Unpacker(bytes)
    entries.reserveCapacity(count)
    for _ in 0..<count {
      guard let key = try? list.number(), let offset = try? list.int(), let count = try? list.int(),
        let digest = try? list.number()
      else { return nil }
      entries[key] = Entry(offset: offset, count: count, digest: digest)
    }
  }

  /// As it stands in a file.
  var packed: [UInt8] {
    var packer = Packer()
    for (key, entry) in entries.sorted(by: { $0.value.offset < $1.value.offset }) {
      packer.add(key)
      packer.add(entry.offset)
      packer.add(entry.count)
      packer.add(entry.digest)
    }
    return packer.bytes
  }

  /// The head of a file with this index.
  /// - Parameter packed: the index as it stands in the file.
  func head(_ packed: [UInt8]) -> [UInt8] {
    var packer = Packer()
    for number in [Self.mark, program, UInt64(offset), UInt64(entries.count), Digest.value(of: packed)] {
      packer.add(number)
    }
    return packer.bytes
  }

  static func head(of file: CInt) -> [UInt8]? { file < 0 ? nil : read(file, 0, headSize) }

  /// Some bytes of a file; nil when it has not so many.
  static func read(_ file: CInt, _ offset: Int, _ count: Int) -> [UInt8]? {
    guard offset >= 0, count >= 0 else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = pread(file, buffer.baseAddress! + filled, count - filled, off_t(offset + filled))
        if got <= 0 { break }
        filled += got
      }
    }
    return bytes.count == count ? bytes : nil
  }
}
