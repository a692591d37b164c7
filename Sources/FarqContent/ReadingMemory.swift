import FarqModel

/// What was read of files in which nothing was found amiss, so that a file that did not change is not parsed and judged
/// again.
struct ReadingMemory: Sendable {
  let memory: any Memory
  /// A digest of all that reading depends on but articles.
  let base: UInt64

  /// What a file says, remembered or else read; nil when it is not there or not safe to read, or as `read` says.
  func value<Value: Packable>(
    _ path: String, _ tree: SourceTree, _ report: Report, read: (Report) -> Value?
  ) -> Value? {
    guard let key = key(path, tree) else { return nil }
    return memory.recall(key).flatMap(Value.init(packed:)) ?? kept(key, path, tree, report, read: read)
  }

  /// The same of a value that is unpacked when somebody asks for it.
  /// - Parameter other: never seen, unless the memory has been damaged and the file can't be read again.
  func lazily<Value: Packable & Sendable>(
    _ path: String, _ tree: SourceTree, _ report: Report, orElse other: Value,
    read: @escaping @Sendable (Report) -> Value?
  ) -> Lazy<Value>? {
    guard let key = key(path, tree) else { return nil }
    guard memory.has(key) else {
      return kept(key, path, tree, report, read: read).map { Lazy(made: $0) }
    }
    return Lazy { [memory] in
      if let known = memory.recall(key).flatMap(Value.init(packed:)) { return known }
      // What a damaged memory costs is the time of reading, for the file is known to be sound.
      let value = read(Report()) ?? other
      memory.keep(key, value.packed)
      return value
    }
  }

  private func key(_ path: String, _ tree: SourceTree) -> UInt64? {
    guard let content = tree.files[path]?.digest else { return nil }
    var digest = Digest(seed: base)
    digest.add(path)
    digest.add(content)
    return digest.value
  }

  /// What `read` says of a file that is safe to read; kept when there is nothing to report.
  private func kept<Value: Packable>(
    _ key: UInt64, _ path: String, _ tree: SourceTree, _ report: Report, read: (Report) -> Value?
  ) -> Value? {
    let own = Report()
    let value = Admission.isSound(path, tree, own) ? read(own) : nil
    report.add(own.diagnostics)
    if let value, own.diagnostics.isEmpty { memory.keep(key, value.packed) }
    return value
  }
}
