package import FarqModel
internal import Foundation
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Memories in files of one folder, for the next runs of the same program.
///
/// Nothing depends on them: what can't be read is made again, and what can't be written is left.
package final class StoredMemories: Memories {
  private let folder: String
  private let program: UInt64
  private let memories = Mutex<[String: StoredMemory]>([:])

  /// - Parameter program: what tells this program from one that would make other bytes of the same inputs.
  package init(folder: String, program: UInt64) {
    self.folder = folder
    self.program = program
  }

  package func memory(_ name: String) -> any Memory {
    memories.withLock { memories in
      if let known = memories[name] { return known }
      let path = "\(folder)/\(name.replacing("/", with: "."))"
      let memory = StoredMemory(path: path, program: program)
      memories[name] = memory
      return memory
    }
  }

  /// Writes what is new; what nobody asked for in this run is dropped from the files that change.
  package func save() {
    removeLeftovers()
    _ = Parallel.map(memories.withLock { Array($0.values) }) { $0.save() }
  }

  /// Drafts of runs that were killed.
  private func removeLeftovers() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasSuffix(".draft") {
      let process = name.split(separator: ".").dropLast().last.flatMap { pid_t($0) }
      if let process, kill(process, 0) != 0, errno == ESRCH { unlink("\(folder)/\(name)") }
    }
  }
}

/// One file of remembered bytes: a head, the entries one after another, and at the end their index.
///
/// It is written beside and renamed, so a reader sees a whole one, and two runs at once do no harm.
final class StoredMemory: Memory {
  private static let mark = UInt64(0x0001_6D65_6D66_6172)
  private static let headSize = 40

  fileprivate struct Entry {
    var offset: Int
    var count: Int
    var digest: UInt64
  }

  private struct State {
    var used: Set<UInt64> = []
    var draft: Draft?
  }

  private let path: String
  private let program: UInt64
  private let file: CInt
  private let index: [UInt64: Entry]
  private let state = Mutex(State())

  init(path: String, program: UInt64) {
    self.path = path
    self.program = program
    file = open(path, O_RDONLY | O_CLOEXEC)
    index = Self.index(of: file, program)
  }

  deinit { if file >= 0 { close(file) } }

  func recall(_ key: UInt64) -> [UInt8]? {
    guard let entry = index[key], let bytes = Self.read(file, entry.offset, entry.count) else { return nil }
    guard Digest.value(of: bytes) == entry.digest else { return nil }
    state.withLock { _ = $0.used.insert(key) }
    return bytes
  }

  func has(_ key: UInt64) -> Bool {
    guard index[key] != nil else { return false }
    state.withLock { _ = $0.used.insert(key) }
    return true
  }

  func keep(_ key: UInt64, _ bytes: @autoclosure () -> [UInt8]) {
    let bytes = bytes()
    state.withLock { state in
      if state.draft == nil { state.draft = Draft(path: "\(path).\(getpid()).draft", offset: Self.headSize) }
      state.draft?.add(key, bytes)
    }
  }

  func save() {
    state.withLock { state in
      guard let draft = state.draft else { return }
      state.draft = nil
      draft.copy(index.filter { state.used.contains($0.key) }, from: file)
      draft.finish(as: path, head: [Self.mark, program])
    }
  }

  private static func index(of file: CInt, _ program: UInt64) -> [UInt64: Entry] {
    guard file >= 0, let head = read(file, 0, headSize) else { return [:] }
    var unpacker = Unpacker(head)
    guard let numbers = try? (0..<5).map({ _ in try unpacker.number() }), numbers[0] == mark, numbers[1] == program,
      let offset = Int(exactly: numbers[2]), let count = Int(exactly: numbers[3]), count < 1 << 24,
      let bytes = read(file, offset, count * Draft.indexEntrySize)
    else { return [:] }
    guard Digest.value(of: bytes) == numbers[4] else { return [:] }
    var entries = Unpacker(bytes)
    var index: [UInt64: Entry] = [:]
    index.reserveCapacity(count)
    for _ in 0..<count {
      guard let key = try? entries.number(), let offset = try? entries.int(), let count = try? entries.int(),
        let digest = try? entries.number()
      else { return [:] }
      index[key] = Entry(offset: offset, count: count, digest: digest)
    }
    return index
  }

  fileprivate static func read(_ file: CInt, _ offset: Int, _ count: Int) -> [UInt8]? {
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

/// A file of remembered bytes while it is written.
private final class Draft {
  static let indexEntrySize = 32

  private let path: String
  private let file: CInt
  private var offset: Int
  private var index = Packer()
  private var keys: Set<UInt64> = []
  private var buffer: [UInt8] = []
  private var isWhole: Bool

  init(path: String, offset: Int) {
    self.path = path
    self.offset = offset
    if let slash = path.lastIndex(of: "/") { try? FileCalls.makeFolders(String(path[..<slash])) }
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    isWhole = file >= 0 && lseek(file, off_t(offset), SEEK_SET) == off_t(offset)
  }

  deinit {
    guard file >= 0 else { return }
    close(file)
    unlink(path)  // Renamed already when it was finished.
  }

  func add(_ key: UInt64, _ bytes: [UInt8]) {
    guard isWhole, keys.insert(key).inserted else { return }
    enter(key, bytes.count, Digest.value(of: bytes))
    buffer += bytes
    if buffer.count > Self.bufferSize { flush() }
  }

  private static let bufferSize = 1 << 18

  /// Takes entries over from another file, many at once: most of them stand one behind the other.
  func copy(_ entries: [UInt64: StoredMemory.Entry], from file: CInt) {
    flush()
    var rest = entries.filter { !keys.contains($0.key) }.sorted { $0.value.offset < $1.value.offset }[...]
    while isWhole, let first = rest.first?.value {
      var end = first.offset
      let row = rest.prefix { _, entry in
        guard entry.offset == end, end + entry.count - first.offset <= max(first.count, Self.bufferSize) else {
          return false
        }
        end += entry.count
        return true
      }
      rest = rest[row.endIndex...]
      guard let bytes = StoredMemory.read(file, first.offset, end - first.offset) else { continue }
      for (key, entry) in row {
        keys.insert(key)
        enter(key, entry.count, entry.digest)
      }
      put(bytes)
    }
  }

  /// Puts the bytes that come next into the index.
  private func enter(_ key: UInt64, _ count: Int, _ digest: UInt64) {
    index.add(key)
    index.add(offset)
    index.add(count)
    index.add(digest)
    offset += count
  }

  func finish(as target: String, head: [UInt64]) {
    flush()
    put(index.bytes)
    var packer = Packer()
    for number in head + [UInt64(offset), UInt64(keys.count), Digest.value(of: index.bytes)] { packer.add(number) }
    if isWhole, lseek(file, 0, SEEK_SET) != 0 { isWhole = false }
    put(packer.bytes)
    if isWhole { rename(path, target) }
  }

  private func flush() {
    put(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: [UInt8]) {
    if isWhole, bytes.withUnsafeBytes({ FileCalls.write(file, $0) }) != 0 { isWhole = false }
  }
}
