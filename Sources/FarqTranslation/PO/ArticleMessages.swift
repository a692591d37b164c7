import FarqContent
import FarqMarkdown
import FarqModel

/// All messages of one article, with the files that they are about.
struct ArticleMessages {
  /// A file of the content folder, parted.
  struct File {
    let path: String
    let text: String
    let article: Article
    let front: FrontMatterText
    let splicer: Splicer

    init?(_ article: Article?, _ content: SourceTree) {
      guard let article, let text = content.text(article.contentPath) else { return nil }
      path = article.contentPath
      self.text = text
      self.article = article
      front = FrontMatterText(text, path: article.location.path)
      splicer = Splicer(article.body, splitting: article.isSplit)
    }

    func part(_ section: String) -> TextBlocks.Part? {
      article.section(section).map { splicer.blocks.parts[$0.index] }
    }

    /// The Markdown of a section without the blank lines around it.
    func written(_ section: String) -> String? {
      let body = article.body
      return part(section).map { Self.trimmed($0.range, of: body) }.map {
        String(decoding: Array(body.utf8)[$0], as: UTF8.self)
      }
    }

    static func trimmed(_ range: Range<Int>, of text: String) -> Range<Int> {
      let bytes = Array(text.utf8)
      var start = range.lowerBound
      var end = range.upperBound
      var line = start
      while line < end, let newline = bytes[line..<end].firstIndex(of: UInt8(ascii: "\n")),
        bytes[line..<newline].allSatisfy({ " \t\r".utf8.contains($0) })
      {
        line = newline + 1
        start = line
      }
      while end > start, " \t\r\n".utf8.contains(bytes[end - 1]) { end -= 1 }
      return start..<end
    }
  }

  let source: File
  /// nil when the locale has no such article.
  let own: File?
  let targetPath: String
  private(set) var messages: [Message] = []
  private let units: [UnitStatus]
  private let lock: TranslationLock

  /// - Parameter units: those of the article, with their states.
  init?(_ units: [UnitStatus], in locale: String, _ catalog: Catalog, _ content: SourceTree) {
    guard let unit = units.first?.unit,
      let source = File(catalog.article(catalog.site.source, unit.family, unit.article), content)
    else { return nil }
    self.source = source
    self.units = units
    own = File(catalog.article(locale, unit.family, unit.article), content)
    targetPath = unit.contentPath(in: locale)
    lock = catalog.texts[locale]?.lock(of: unit.family) ?? TranslationLock()
    for status in units where status.source != nil { messages += messages(of: status) }
  }

  private func messages(of status: UnitStatus) -> [Message] {
    switch status.unit.part {
    case .text(let key): text(key, status).map { [$0] } ?? []
    case .section(let id): section(id, status)
    }
  }

  /// The unit as PO files name it: also an article without sections has its mark, so that a number can follow.
  private func name(_ unit: TranslationUnit) -> String { unit.family.map { "\($0)/\(unit.key)" } ?? unit.key }

  private func isOutdated(_ status: UnitStatus) -> Bool { status.state == .stale || status.state == .suspect }

  private func text(_ key: String, _ status: UnitStatus) -> Message? {
    guard let original = source.front.texts[key] else { return nil }
    let isTranslated = status.state != .missing && status.state != .untranslated
    return Message(
      context: name(status.unit), place: .text(key), source: original.value,
      translation: isTranslated ? own?.front.texts[key]?.value ?? "" : "", isFuzzy: isOutdated(status),
      previous: isOutdated(status) ? lock.entries[status.unit.key]?.text : nil, note: "Front matter: \(key).",
      kept: Message.kept(in: original.value), location: original.location)
  }

  // MARK: Sections

  private func section(_ id: String, _ status: UnitStatus) -> [Message] {
    guard let original = source.part(id) else { return [] }
    let isTranslated = status.state != .missing && status.state != .untranslated
    let old = isOutdated(status) ? lock.entries[status.unit.key]?.text : nil
    let translated = isTranslated ? own?.part(id) : nil
    guard original.isDivisible else { return whole(id, status, old, isTranslated) }
    guard let translated else { return paragraphs(of: original, id, status) { .template(section: id, block: $0) } }
    let before = old.map { TextBlocks(of: $0, splitting: false).parts[0] }
    if translated.isDivisible, translated.shape == original.shape {
      return paragraphs(of: original, id, status, before, translations: translated.blocks.map(\.text)) {
        .paragraph(section: id, block: $0)
      }
    }
    if let before, before.isDivisible, translated.isDivisible, translated.shape == before.shape {
      let origins = Alignment.of(before.blocks.map(\.normalized), original.blocks.map(\.normalized))
      let texts = origins.map { $0.map { translated.blocks[$0].text } ?? "" }
      return paragraphs(of: original, id, status, before, translations: texts) { .template(section: id, block: $0) }
    }
    return whole(id, status, old, isTranslated)
  }

  private func paragraphs(
    of part: TextBlocks.Part, _ id: String, _ status: UnitStatus, _ before: TextBlocks.Part? = nil,
    translations: [String] = [], place: (Int) -> Message.Place
  ) -> [Message] {
    let origins = Alignment.of((before?.blocks ?? []).map(\.normalized), part.blocks.map(\.normalized))
    return part.blocks.enumerated().map { index, block in
      let origin = origins[index].map { before?.blocks[$0] } ?? nil
      let translation = index < translations.count ? translations[index] : ""
      let isFuzzy = isOutdated(status) && !translation.isEmpty && origin?.normalized != block.normalized
      return Message(
        context: "\(name(status.unit)):\(index + 1)", place: place(index), source: block.text,
        translation: translation, isFuzzy: isFuzzy, previous: isFuzzy ? origin?.text : nil,
        note: note(id, "\(block.kind.words) \(index + 1) of \(part.blocks.count)"), kept: Message.kept(in: block.text),
        location: SourceLocation(source.article.location.path, line: block.line + source.article.bodyLine - 1))
    }
  }

  private func whole(_ id: String, _ status: UnitStatus, _ old: String?, _ isTranslated: Bool) -> [Message] {
    guard let text = source.written(id), let section = source.article.section(id) else { return [] }
    return [
      Message(
        context: name(status.unit), place: .whole(section: id), source: text,
        translation: isTranslated ? own?.written(id) ?? "" : "", isFuzzy: isOutdated(status), previous: old,
        note: note(id, "all of it, as Markdown with its line breaks"), kept: Message.kept(in: text),
        location: section.location)
    ]
  }

  private func note(_ id: String, _ what: String) -> String {
    guard let section = source.article.section(id), section.index > 0 else { return "Text: \(what)." }
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = section.location.line - 1
    let heading = line < lines.count ? lines[line].drop { $0 == "#" || $0 == " " } : ""
    return "\(heading.filter { !$0.isNewline }): \(what)."
  }
}

extension TextBlocks.Block.Kind {
  fileprivate var words: String {
    switch self {
    case .paragraph: "paragraph"
    case .item: "list item, text"
    case .quote: "quotation, text"
    case .heading: "heading, text"
    case .cell: "table cell, text"
    }
  }
}
