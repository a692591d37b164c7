/// An article as one locale shows it: its own texts and sections, or else the source locale's.
///
/// What others ask of every article is in its gist, so that one that is as it was in the last run need not be put together.
package final class LocalizedArticle: Sendable {
  package struct Content: Sendable {
    /// Short texts by key; one taken from the source locale is marked with its language.
    package var texts: [String: InlineText]
    /// The keys of those that are in the page's own language.
    package var ownTexts: Set<String>
    /// In the order of `site.yaml`, or of the text where headings are free.
    package var sections: [LocalizedSection]
    /// How its units stand to their source; none in the source locale.
    package var units: [UnitStatus] = []

    package init(texts: [String: InlineText], ownTexts: Set<String>, sections: [LocalizedSection]) {
      self.texts = texts
      self.ownTexts = ownTexts
      self.sections = sections
    }
  }

  /// What is known of an article without its words.
  package struct Gist: Sendable {
    /// Whether anything of it is in the page's own language; always true in the source locale.
    package var isTranslated: Bool
    /// How many of its sections are in each state, in the order of `State.allCases`.
    package var states: [Int]
    /// Digest of all that pages show of it.
    package var digest: UInt64
    /// Digest of what lists show of it.
    package var textsDigest: UInt64
    /// Digest of how its units stand to their source, of where there is work, and of the languages that its pages show.
    package var unitsDigest: UInt64
  }

  /// Digest of all that it is made of.
  package let key: UInt64
  package let gist: Gist
  private let lazyContent: Lazy<Content>

  package init(key: UInt64, gist: Gist, content: Lazy<Content>) {
    self.key = key
    self.gist = gist
    lazyContent = content
  }

  package var content: Content { lazyContent.value }
  package var isTranslated: Bool { gist.isTranslated }
  package var texts: [String: InlineText] { content.texts }
  package var sections: [LocalizedSection] { content.sections }
  package var units: [UnitStatus] { content.units }

  package func text(_ key: String) -> InlineText { texts[key] ?? .empty }

  /// The article without its sections, so that they need not be held.
  package var withoutSections: LocalizedArticle {
    let content = lazyContent.map { content in
      var content = content
      content.sections = []
      return content
    }
    return LocalizedArticle(key: key, gist: gist, content: content)
  }
}

extension LocalizedArticle.Gist {
  package var sectionCount: Int { states.reduce(0, +) }

  package init(of content: LocalizedArticle.Content, isTranslated: Bool) {
    self.isTranslated = isTranslated
    states = LocalizedSection.State.allCases.map { state in content.sections.count { $0.state == state } }
    var texts = Digest()
    texts.add(isTranslated ? 1 : 0)
    for (name, text) in content.texts.sorted(by: { $0.key < $1.key }) {
      for part in [name, text.html, text.plain] { texts.add(part) }
    }
    textsDigest = texts.value
    var whole = texts
    for section in content.sections { whole.add(section) }
    digest = whole.value
    var work = Digest()
    for unit in content.units { work.add(unit) }
    for section in content.sections { work.add(section.language) }
    unitsDigest = work.value
  }
}

extension Digest {
  fileprivate mutating func add(_ section: LocalizedSection) {
    for part in [section.id, section.origin, section.language, section.state.rawValue, section.article.contentPath] {
      add(part)
    }
    add(UInt64(section.section.index))
    add(section.article.digest)
  }

  fileprivate mutating func add(_ unit: UnitStatus) {
    add(unit.unit.family ?? "")
    add(unit.unit.key)
    add(unit.state.rawValue)
    add(unit.isRecorded ? 1 : 0)
    guard unit.isWork else { return }
    for place in [unit.location, unit.source].compactMap({ $0 }) {
      add(place.path)
      add(UInt64(place.line))
    }
  }
}

extension LocalizedArticle.Gist: Packable {
  package func pack(into packer: inout Packer) {
    packer.add(isTranslated ? 1 : 0)
    packer.add(states) { $1.add($0) }
    for number in [digest, textsDigest, unitsDigest] { packer.add(number) }
  }

  package init(from unpacker: inout Unpacker) throws {
    isTranslated = try unpacker.int() == 1
    states = try unpacker.list { try $0.int() }
    digest = try unpacker.number()
    textsDigest = try unpacker.number()
    unitsDigest = try unpacker.number()
  }
}
