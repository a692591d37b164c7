import FarqModel

/// What translators are shown beside a unit of the page.
struct SectionNote: Encodable, Equatable {
  struct Change: Encodable, Equatable {
    /// `same`, `removed` or `added`.
    var kind: String
    var text: String
  }

  /// The unit as users name it, such as `smtp/214#fix`.
  var unit: String
  var state: String
  /// Whether a lock file records the translation, so that a change of the source would show.
  var isRecorded: Bool
  /// Where on the page it may stand, as CSS selectors; the first that is there holds.
  var selectors: [String]
  /// Where the translation stands, and where the source does.
  var place: String
  var sourcePlace: String
  var source: String
  var sourceLanguage: String
  var sourceDirection: String
  /// For a stale unit: what became of the source since.
  var change: [Change]
}

/// Finds the units that a page shows, with their states and their source texts.
struct SectionNotes {
  let reading: PreviewReading
  let change: (@Sendable (PreviewReading, TranslationUnit, _ locale: String) -> [PreviewChange])?

  /// The notes of a page by its path, such as `ar/smtp/450-vs-550.html`; none in the source locale.
  func notes(for path: String) -> [SectionNote] {
    var parts = path.split(separator: "/").map(String.init)
    if path.hasSuffix("/") || path.isEmpty { parts.append("index.html") }
    guard let name = parts.last, name.hasSuffix(".html"),
      let site = reading.sites.first(where: { $0.locale.id == parts[0] }),
      site.locale.id != site.source.id
    else { return [] }
    let page = String(name.dropLast(5))
    switch parts.count {
    case 2 where page == "index": return notes(site, nil, "index") { Self.wholePage($0) }
    case 3 where page == "index": return notes(site, parts[1], "family") { Self.wholePage($0) }
    case 3:
      guard let pair = PairKey(slug: page) else { return notes(site, parts[1], page) { Self.codePage($0) } }
      return notes(site, parts[1], page) { Self.ownPart($0) }
        + notes(site, parts[1], pair.first) { Self.pairPage($0, side: "a", number: 1) }
        + notes(site, parts[1], pair.second) { Self.pairPage($0, side: "b", number: 2) }
    default: return []
    }
  }

  private func notes(
    _ site: LocalizedSite, _ family: String?, _ article: String, selectors: (TranslationUnit.Part) -> [String]
  ) -> [SectionNote] {
    (site.article(family, article)?.units ?? []).filter { $0.state != .orphan }.map { status in
      SectionNote(
        unit: status.unit.name, state: status.state.rawValue, isRecorded: status.isRecorded,
        selectors: selectors(status.unit.part), place: Self.place(status.location),
        sourcePlace: status.source.map(Self.place) ?? "", source: source(of: status.unit, site),
        sourceLanguage: site.source.id, sourceDirection: site.source.direction.rawValue,
        change: status.state == .stale ? changes(of: status.unit, site) : [])
    }
  }

  private func changes(of unit: TranslationUnit, _ site: LocalizedSite) -> [SectionNote.Change] {
    (change?(reading, unit, site.locale.id) ?? []).map { piece in
      switch piece {
      case .same(let text): SectionNote.Change(kind: "same", text: text)
      case .removed(let text): SectionNote.Change(kind: "removed", text: text)
      case .added(let text): SectionNote.Change(kind: "added", text: text)
      }
    }
  }

  /// The Markdown of the source's section as its author wrote it, or the plain text of the front matter.
  private func source(of unit: TranslationUnit, _ site: LocalizedSite) -> String {
    guard let article = reading.catalog?.article(site.source.id, unit.family, unit.article) else { return "" }
    switch unit.part {
    case .text(let key): return article.text(key)?.normalForm ?? ""
    case .section(let id):
      guard article.isSplit, let section = article.section(id) else { return trimmed(article.body[...]) }
      let next = article.sections.map(\.location.line).filter { $0 > section.location.line }.min()
      let lines = article.body.split(separator: "\n", omittingEmptySubsequences: false)
      let start = min(lines.count, section.location.line - article.bodyLine + 1)
      let end = next.map { $0 - article.bodyLine } ?? lines.count
      return trimmed(lines[start..<max(start, min(end, lines.count))].joined(separator: "\n")[...])
    }
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private static func place(_ location: SourceLocation) -> String {
    location.line > 0 ? "\(location.path):\(location.line)" : location.path
  }

  // MARK: Where units stand on pages; ids and classes are those of the templates

  private static func codePage(_ part: TranslationUnit.Part) -> [String] {
    switch part {
    case .section(let id): ["h2[id='\(id)']"]
    case .text: ["main h1"]
    }
  }

  private static func wholePage(_ part: TranslationUnit.Part) -> [String] {
    switch part {
    case .section: ["main .lead"]
    case .text: ["main h1"]
    }
  }

  private static func ownPart(_ part: TranslationUnit.Part) -> [String] {
    switch part {
    case .section(let id): [".part h2[id='\(id)']"]
    case .text: ["main h1"]
    }
  }

  private static func pairPage(_ part: TranslationUnit.Part, side: String, number: Int) -> [String] {
    switch part {
    case .section(let id):
      [
        ".row[aria-labelledby='\(id)'] .column.\(side) > .prose",
        ".part-decision .decision:nth-of-type(\(number)) > .prose",
      ]
    case .text: [".cards .card:nth-of-type(\(number)) .summary"]
    }
  }
}
