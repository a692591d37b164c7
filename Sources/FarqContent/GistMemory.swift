import FarqModel

/// The gists of the articles of one family in one locale, which are remembered as one value, since every build asks for all
/// of them.
struct GistMemory: Sendable {
  private let memory: any Memory
  private let name: UInt64
  /// By the keys of the articles.
  private let known: [UInt64: LocalizedArticle.Gist]

  /// Recalls what an earlier run kept, of articles that may have changed since.
  /// - Parameter name: the same in every run.
  init(_ memory: any Memory, name: UInt64) {
    self.memory = memory
    self.name = name
    let kept = memory.recall(name).flatMap(GistList.init(packed:))
    known = Dictionary((kept?.entries ?? []).map { ($0.key, $0.gist) }) { $1 }
  }

  /// What is known of an article with a key.
  subscript(key: UInt64) -> LocalizedArticle.Gist? { known[key] }

  /// Keeps the gists of all articles for the next run, where they are not what is kept already.
  func keep(_ articles: [LocalizedArticle]) {
    if articles.count != known.count || articles.contains(where: { known[$0.key] == nil }) {
      memory.keep(name, GistList(entries: articles.map { ($0.key, $0.gist) }).packed)
    }
  }
}

private struct GistList: Packable {
  let entries: [(key: UInt64, gist: LocalizedArticle.Gist)]

  init(entries: [(key: UInt64, gist: LocalizedArticle.Gist)]) { self.entries = entries }

  func pack(into packer: inout Packer) {
    packer.add(entries) { entry, packer in
      packer.add(entry.key)
      entry.gist.pack(into: &packer)
    }
  }

  init(from unpacker: inout Unpacker) throws {
    entries = try unpacker.list { (try $0.number(), try LocalizedArticle.Gist(from: &$0)) }
  }
}
