import FarqModel
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// One file of remembered bytes.
///
/// A little that is new is put behind what is there; else the file is written anew, without what this run did not ask for,
/// beside its place, and renamed. So a reader sees a whole one, and two runs at once do no harm.
final class StoredMemory: Memory {
  private struct State {
    var used: Set<UInt64> = []
    var draft: MemoryDraft?
  }

  private let path: String
  private let program: UInt64
  private let file: CInt
  private let index: MemoryIndex
  private let state = Mutex(State())

  init(path: String, program: UInt64) {
    self.path = path
    self.program = program
    file = open(path, O_RDONLY | O_CLOEXEC)
    index = MemoryIndex(of: file, program) ?? MemoryIndex(program: program)
  }

  deinit { if file >= 0 { close(file) } }

  func recall(_ key: UInt64) -> [UInt8]? {
    guard let entry = index.entries[key], let bytes = MemoryIndex.read(file, entry.offset, entry.count),
      Digest.value(of: bytes) == entry.digest
    else { return nil }
    state.withLock { _ = $0.used.insert(key) }
    return bytes
  }

  func has(_ key: UInt64) -> Bool {
    guard index.entries[key] != nil else { return false }
    state.withLock { _ = $0.used.insert(key) }
    return true
  }

  func keep(_ key: UInt64, _ bytes: @autoclosure () -> [UInt8]) {
    let bytes = bytes()
    state.withLock { state in
      if state.draft == nil { state.draft = MemoryDraft(path: "\(path).\(getpid()).draft", program: program) }
      state.draft?.add(key, bytes)
    }
  }

  func save() {
    state.withLock { state in
      guard let draft = state.draft else { return }
      state.draft = nil
      let used = index.entries.filter { state.used.contains($0.key) }
      if let new = draft.held, append(new, draft.index, used) { return }
      draft.copy(used, from: file)
      draft.finish(as: path)
    }
  }

  /// A file may be this much larger than twice what a run asks of it before it is written anew.
  private static let mostUnused = 1 << 20

  /// Puts new entries behind the others.
  /// - Parameter added: where the entries stand in `bytes`, as if those were the first of a file.
  /// - Returns: false when the file has to be written anew.
  private func append(_ bytes: [UInt8], _ added: MemoryIndex, _ used: [UInt64: MemoryIndex.Entry]) -> Bool {
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    let end = Int(lseek(file, 0, SEEK_END))
    let wanted = used.values.reduce(0) { $0 + $1.count }
    guard let head = index.source, end <= 2 * wanted + Self.mostUnused, flock(file, LOCK_EX | LOCK_NB) == 0,
      MemoryIndex.head(of: file) == head
    else { return false }
    var index = index
    for (key, entry) in added.entries {
      index.entries[key] = entry.moved(by: end - MemoryIndex.headSize)
    }
    index.offset = end + bytes.count
    let packed = index.packed
    let isWritten = (bytes + packed).withUnsafeBytes { FileCalls.write(file, $0) } == 0
    // Until the head speaks of it, nobody sees what is behind.
    if isWritten, lseek(file, 0, SEEK_SET) == 0 {
      _ = index.head(packed).withUnsafeBytes { FileCalls.write(file, $0) }
    }
    return true
  }
}
