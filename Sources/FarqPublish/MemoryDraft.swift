import FarqModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What is new in a file of remembered bytes: held as long as it is little, and then put into a file beside.
final class MemoryDraft {
  private let path: String
  private(set) var index: MemoryIndex
  private var buffer: [UInt8] = []
  /// -1 until it is made.
  private var file: CInt = -1
  private var isWhole = true

  init(path: String, program: UInt64) {
    self.path = path
    index = MemoryIndex(program: program)
  }

  deinit {
    guard file >= 0 else { return }
    close(file)
    unlink(path)  // Renamed already when it was finished.
  }

  /// All entries, one after another; nil when they have been put into a file.
  var held: [UInt8]? { file < 0 && isWhole ? buffer : nil }

  func add(_ key: UInt64, _ bytes: [UInt8]) {
    guard isWhole, index.entries[key] == nil else { return }
    enter(key, bytes.count, Digest.value(of: bytes))
    buffer += bytes
    if buffer.count > Self.mostHeld { flush() }
  }

  /// A site has dozens of drafts while it is built for the first time.
  private static let mostHeld = 1 << 15
  /// How much is copied at once.
  private static let pieceSize = 1 << 18

  /// Takes entries over from another file, many at once: most of them stand one behind the other.
  func copy(_ entries: [UInt64: MemoryIndex.Entry], from other: CInt) {
    flush()
    var rest = entries.filter { index.entries[$0.key] == nil }.sorted { $0.value.offset < $1.value.offset }[...]
    while isWhole, let first = rest.first?.value {
      var end = first.offset
      let row = rest.prefix { _, entry in
        guard entry.offset == end, end + entry.count - first.offset <= max(first.count, Self.pieceSize) else {
          return false
        }
        end += entry.count
        return true
      }
      rest = rest[row.endIndex...]
      guard let bytes = MemoryIndex.read(other, first.offset, end - first.offset) else { continue }
      for (key, entry) in row { enter(key, entry.count, entry.digest) }
      put(bytes)
    }
  }

  /// Puts the bytes that come next into the index.
  private func enter(_ key: UInt64, _ count: Int, _ digest: UInt64) {
    index.entries[key] = MemoryIndex.Entry(offset: index.offset, count: count, digest: digest)
    index.offset += count
  }

  func finish(as target: String) {
    flush()
    let packed = index.packed
    put(packed)
    if isWhole, lseek(file, 0, SEEK_SET) != 0 { isWhole = false }
    put(index.head(packed))
    if isWhole { rename(path, target) }
  }

  private func flush() {
    if file < 0, isWhole { make() }
    put(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func make() {
    if let slash = path.lastIndex(of: "/") { try? FileCalls.makeFolders(String(path[..<slash])) }
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    let start = off_t(MemoryIndex.headSize)
    isWhole = file >= 0 && lseek(file, start, SEEK_SET) == start
  }

  private func put(_ bytes: [UInt8]) {
    if isWhole, bytes.withUnsafeBytes({ FileCalls.write(file, $0) }) != 0 { isWhole = false }
  }
}
