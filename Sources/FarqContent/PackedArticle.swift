package import FarqModel

extension Article.Content: Packable {
  package func pack(into packer: inout Packer) {
    packer.add(path)
    packer.add(bodyStart)
    packer.add(bodyLine)
    packer.add(isSplit ? 1 : 0)
    packer.add(texts.sorted { $0.key < $1.key }) { text, packer in
      packer.add(text.key)
      text.value.value.pack(into: &packer)
      text.value.location.packPlace(into: &packer)
    }
    packer.add(sections, Self.pack)
  }

  package init(from unpacker: inout Unpacker) throws {
    let path = try unpacker.text()
    let (bodyStart, bodyLine, isSplit) = (try unpacker.int(), try unpacker.int(), try unpacker.int() == 1)
    let texts = try unpacker.list { unpacker in
      let key = try unpacker.text()
      return (key, Located(try InlineText(from: &unpacker), at: try SourceLocation(path, from: &unpacker)))
    }
    self.init(
      path: path, texts: Dictionary(texts) { $1 }, bodyStart: max(0, bodyStart), bodyLine: bodyLine, isSplit: isSplit,
      sections: try unpacker.list { try Self.section(path, &$0) })
  }

  // MARK: Sections

  private static func pack(_ section: ArticleSection, _ packer: inout Packer) {
    packer.add(section.id)
    packer.add(section.index)
    section.location.packPlace(into: &packer)
    for digest in [section.wording, section.normalForm] {
      packer.add(digest.map { [$0] } ?? []) { $1.add($0) }
    }
    packer.add(section.measure.words)
    packer.add(section.measure.letters)
    packer.add(section.measure.sourceLetters)
    pack(section.links, &packer)
    pack(section.facts.codeSpans, &packer)
    packer.add(section.facts.codeBlocks) { block, packer in
      block.location.packPlace(into: &packer)
      packer.add(block.firstLine)
      packer.add(block.lineCount)
      packer.add(block.digest)
    }
    pack(section.facts.terms, &packer)
  }

  private static func section(_ path: String, _ unpacker: inout Unpacker) throws -> ArticleSection {
    ArticleSection(
      id: try unpacker.text(), index: try unpacker.int(), location: try SourceLocation(path, from: &unpacker),
      wording: try unpacker.list { try $0.number() }.first, normalForm: try unpacker.list { try $0.number() }.first,
      measure: ProseMeasure(
        words: try unpacker.int(), letters: try unpacker.int(), sourceLetters: try unpacker.int()),
      links: try texts(path, &unpacker),
      facts: SectionFacts(
        codeSpans: try texts(path, &unpacker),
        codeBlocks: try unpacker.list {
          CodeBlock(
            location: try SourceLocation(path, from: &$0), firstLine: try $0.int(), lineCount: try $0.int(),
            digest: try $0.number())
        }, terms: try texts(path, &unpacker)))
  }

  private static func pack(_ texts: [Located<String>], _ packer: inout Packer) {
    packer.add(texts) { text, packer in
      packer.add(text.value)
      text.location.packPlace(into: &packer)
    }
  }

  private static func texts(_ path: String, _ unpacker: inout Unpacker) throws -> [Located<String>] {
    try unpacker.list { Located(try $0.text(), at: try SourceLocation(path, from: &$0)) }
  }
}
