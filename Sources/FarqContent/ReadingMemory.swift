import FarqModel

/// What was read of files in which nothing was found amiss, so that a file that did not change is not parsed and judged
/// again.
struct ReadingMemory: Sendable {
  let memory: any Memory
  /// A digest of all that reading depends on but the articles of codes and pairs.
  let base: UInt64

  /// What a file says, remembered or else read; nil when it is not there or not safe to read, or as `read` says.
  func value<Value: Packable>(
    _ path: String, _ tree: SourceTree, _ report: Report, read: (Report) -> Value?
  ) -> Value? {
    guard let key = key(path, tree) else { return nil }
    return memory.recall(key).flatMap(Value.init(packed:))
      ?? kept(path, tree, report, read: read) { memory.keep(key, $0.packed) }
  }

  /// The article of a file, like a value; one that is remembered is taken apart when somebody asks what it says.
  func article(
    _ path: String, _ tree: SourceTree, _ report: Report, read: @escaping @Sendable (Report) -> Article?
  ) -> Article? {
    guard let key = key(path, tree) else { return nil }
    guard memory.has(key) else {
      return kept(path, tree, report, read: read) { memory.keep(key, PackedArticle($0).packed) }
    }
    let content = Lazy { [memory] in
      // A memory that has been damaged costs the time of reading, and the file is known to be sound.
      memory.recall(key).flatMap(PackedArticle.init(packed:))?.content ?? read(Report())?.content ?? .empty
    }
    return Article(path, tree, content)
  }

  private func key(_ path: String, _ tree: SourceTree) -> UInt64? {
    guard let content = tree.digests[path], tree.files[path] != nil else { return nil }
    var digest = Digest(seed: base)
    digest.add(path)
    digest.add(content)
    return digest.value
  }

  /// What `read` says of a file that is safe to read; handed to `keep` when there is nothing to report.
  private func kept<Value>(
    _ path: String, _ tree: SourceTree, _ report: Report, read: (Report) -> Value?, keep: (Value) -> Void
  ) -> Value? {
    let own = Report()
    let value = Admission.isSound(path, tree, own) ? read(own) : nil
    report.add(own.diagnostics)
    if let value, own.diagnostics.isEmpty { keep(value) }
    return value
  }
}

extension Article.Content {
  fileprivate static let empty = Self(texts: [:], bodyStart: 0, bodyLine: 1, isSplit: false, sections: [])
}
