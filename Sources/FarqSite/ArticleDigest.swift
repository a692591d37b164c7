import FarqModel

extension LocalizedArticle {
  /// Takes in all that pages show of the article.
  func add(to digest: inout Digest) {
    addTexts(to: &digest)
    var origins: Set<String> = []
    for section in sections {
      for part in [section.id, section.origin, section.language, section.state.rawValue] { digest.add(part) }
      digest.add(UInt64(section.section.index))
      guard origins.insert(section.origin).inserted else { continue }
      digest.add(section.article.contentPath)
      digest.add(section.article.bodyDigest)
    }
  }

  /// Takes in what lists show of the article.
  func addTexts(to digest: inout Digest) {
    digest.add(isTranslated ? 1 : 0)
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      for part in [name, text.html, text.plain] { digest.add(part) }
    }
  }
}
