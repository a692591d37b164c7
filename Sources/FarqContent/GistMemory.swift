import FarqModel

/// The gists of the articles of one family in one locale, which are remembered as one value, since every build asks for all
/// of them.
struct GistMemory: Sendable {
  private let memory: any Memory
  private let name: UInt64
  private let known: GistList

  /// Recalls what an earlier run kept, of articles that may have changed since.
  /// - Parameter name: the same in every run.
  init(_ memory: any Memory, name: UInt64) {
    self.memory = memory
    self.name = name
    known = memory.recall(name).flatMap(GistList.init(packed:)) ?? GistList()
  }

  /// What is known of an article with a key.
  subscript(key: UInt64) -> LocalizedArticle.Gist? { known.gists[key] }

  /// Keeps the gists of all articles for the next run, where they are not what is kept already.
  func keep(_ articles: [LocalizedArticle]) {
    let new = GistList(gists: Dictionary(articles.map { ($0.key, $0.gist) }) { $1 })
    if new.gists.count != known.gists.count || new.gists.keys.contains(where: { known.gists[$0] == nil }) {
      memory.keep(name, new.packed)
    }
  }
}

private struct GistList: Packable, Sendable {
  var gists: [UInt64: LocalizedArticle.Gist] = [:]

  init(gists: [UInt64: LocalizedArticle.Gist] = [:]) { self.gists = gists }

  func pack(into packer: inout Packer) {
    packer.add(gists.sorted { $0.key < $1.key }) { entry, packer in
      packer.add(entry.key)
      entry.value.pack(into: &packer)
    }
  }

  init(from unpacker: inout Unpacker) throws {
    gists = Dictionary(try unpacker.list { (try $0.number(), try LocalizedArticle.Gist(from: &$0)) }) { $1 }
  }
}
