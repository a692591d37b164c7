import FarqModel

/// All that pages show of one hand-written comparison in one locale.
struct PreparedPair: Sendable {
  /// The short answer, in its frame.
  var answer: String?
  var parts: [PairPart: String]
  /// The short answer as it stands in lists of comparisons.
  var summary: InlineText

  /// What is computed speaks the reader's language, so it wins over a hand-written part that is not translated yet;
  /// only a part that can't be computed falls back.
  init(_ article: LocalizedArticle, _ key: PairKey, _ family: String, _ context: LocaleContext) {
    let fragments = Fragments(
      article, footnotePrefix: key.slug, page: .pair(context.id, family, key.slug),
      sourcePage: .pair(context.site.source.id, family, key.slug), context)
    parts = [:]
    for section in article.sections {
      guard let part = PairPart(rawValue: section.id), section.language == context.id || part == .example,
        let body = fragments.body(section.id)
      else { continue }
      parts[part] = context.render("prose", ["html": body])
    }
    summary = article.text("summary")
    if article.isTranslated, !summary.html.isEmpty {
      answer = context.render("pair-answer", ["body": "<p>\(summary.html)</p>"])
    }
  }
}

// MARK: Remembering

extension PreparedPair: Packable {
  /// The comparison as it was made before of the same texts, or made now.
  static func recalled(
    _ article: LocalizedArticle, _ pair: PairKey, _ family: String, _ context: LocaleContext
  ) -> PreparedPair {
    let memory = context.memories.memory("pairs/\(context.id)/\(family)")
    var key = Digest(seed: context.base)
    for part in [context.id, family, pair.slug] { key.add(part) }
    key.add(article.gist.digest)
    return memory.value(key.value) { PreparedPair(article, pair, family, context) }
  }

  func pack(into packer: inout Packer) {
    packer.add(answer)
    packer.add(parts.sorted { $0.key.rawValue < $1.key.rawValue }) { part, packer in
      packer.add(part.key.rawValue)
      packer.add(part.value)
    }
    for text in [summary.html, summary.plain] { packer.add(text) }
    packer.add(summary.slots) { $1.add($0) }
  }

  init(from unpacker: inout Unpacker) throws {
    answer = try unpacker.optionalText()
    parts = [:]
    for (id, html) in try unpacker.list({ (try $0.text(), try $0.text()) }) {
      guard let part = PairPart(rawValue: id) else { throw Unpacker.Malformed() }
      parts[part] = html
    }
    summary = InlineText(
      html: try unpacker.text(), plain: try unpacker.text(), slots: try unpacker.list { try $0.text() })
  }
}
