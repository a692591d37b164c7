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
    guard let content = tree.digests[path], tree.files[path] != nil else { return nil }
    var digest = Digest(seed: base)
    digest.add(path)
    digest.add(content)
    if let known = memory.recall(digest.value).flatMap(Value.init(packed:)) { return known }
    let own = Report()
    let value = Admission.isSound(path, tree, own) ? read(own) : nil
    report.add(own.diagnostics)
    if let value, own.diagnostics.isEmpty { memory.keep(digest.value, value.packed) }
    return value
  }
}
