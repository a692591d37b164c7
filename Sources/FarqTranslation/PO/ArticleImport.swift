import FarqContent
import FarqMarkdown
import FarqModel

/// Takes the translations of one article: into its file, or into a new one.
struct ArticleImport {
  private typealias Change = (message: Message, entry: Located<POFile.Entry>)

  private let article: ArticleMessages
  private let site: LocalizedSite
  private let catalog: Catalog
  private let entries: [String: Located<POFile.Entry>]
  private var problems: [Diagnostic] = []
  private var taken = 0
  private var waiting = 0

  init(
    _ article: ArticleMessages, _ site: LocalizedSite, _ catalog: Catalog, _ entries: [String: Located<POFile.Entry>]
  ) {
    self.article = article
    self.site = site
    self.catalog = catalog
    self.entries = entries
  }

  mutating func run(into result: inout POImport.Result) {
    let changes = article.messages.compactMap { message -> Change? in
      guard let entry = entries[message.context], entry.value.isReady,
        wanted(entry.value, for: message) != message.translation
      else { return nil }
      return (message, entry)
    }
    guard !changes.isEmpty else { return }
    problems = hindrances(changes)
    if problems.isEmpty { problems = changes.flatMap { lost($0) } }
    let text = problems.isEmpty ? self.text(with: changes) : nil
    result.diagnostics += problems
    result.waiting += waiting
    guard problems.isEmpty, let text, taken > 0 else { return }
    result.taken += taken
    if article.own == nil { result.new[article.targetPath] = text } else { result.changed[article.targetPath] = text }
  }

  /// The translation as the Markdown file would have it.
  private func wanted(_ entry: POFile.Entry, for message: Message) -> String {
    if case .whole = message.place { return entry.translation }
    return Splicer.paragraph(entry.translation)
  }

  // MARK: What keeps the file from being changed

  private func hindrances(_ changes: [Change]) -> [Diagnostic] {
    let present = POExport.digest(of: article.own?.text)
    for (message, entry) in changes {
      if entry.value.source != message.source {
        return [
          refusal(
            "po-source-moved", entry, "the source of «\(message.context)» has changed since the export",
            "Export again, and merge: msgmerge --previous OLD.po NEW.po. Nothing was written to \(article.targetPath).")
        ]
      }
      guard let target = entry.value.target else {
        return [
          refusal(
            "po-target-moved", entry, "the comment that says which file «\(message.context)» goes into is gone",
            "Export again, and merge: msgmerge OLD.po NEW.po brings it back.")
        ]
      }
      if target.digest != present {
        return [
          refusal(
            "po-target-moved", entry, "\(article.targetPath) has changed since the export",
            "Export again, and merge: msgmerge OLD.po NEW.po; then import the result. Nothing was written to it.")
        ]
      }
    }
    return []
  }

  /// What a translation has to keep and does not.
  private func lost(_ change: Change) -> [Diagnostic] {
    let kept = Message.kept(in: change.entry.value.translation)
    let before = Message.kept(in: change.message.translation)
    return change.message.kept.filter { text in
      // What the translation lacked before is for `farq check` to tell.
      !kept.contains(text) && !kept.contains { $0.contains(text) && text.hasPrefix("{") }
        && (change.message.translation.isEmpty || before.contains(text))
    }.map { text in
      let shown = text.hasPrefix("{") ? text : "`\(text)`"
      return refusal(
        "po-lost-code", change.entry, "the translation lacks \(shown)",
        Suggestion.nearest(to: text, among: kept).map { "Instead of «\($0)», did you mean «\(text)»?" }
          ?? "Code and names in braces are kept letter by letter.")
    }
  }

  private func refusal(
    _ rule: String, _ entry: Located<POFile.Entry>, _ message: String, _ advice: String
  ) -> Diagnostic {
    Diagnostic(.error, rule, at: entry.location, message, advice: advice)
  }

  private func structure(_ entry: Located<POFile.Entry>) -> Diagnostic {
    refusal(
      "po-structure", entry, "the translation would change more than its paragraph",
      "Write one paragraph, without the marks of lists, headings, tables or code blocks.")
  }

  // MARK: The new text

  private mutating func text(with changes: [Change]) -> String? {
    let body = article.own.map { paragraphs(in: $0, changes) } ?? ""
    var sections: [String: String] = [:]
    for section in article.source.article.sections {
      if let text = self.section(section.id, changes) { sections[section.id] = text }
    }
    let draft = ArticleDraft(article, site.locale, order: order)
    guard problems.isEmpty, let whole = draft.text(body: body, sections: sections) else { return nil }
    return texts(in: whole, changes)
  }

  private var order: [String] {
    article.source.article.contentPath.contains("-vs-")
      ? PairPart.allCases.map(\.rawValue) : catalog.site.sections.map(\.id)
  }

  private mutating func texts(in text: String, _ changes: [Change]) -> String {
    var text = text
    for (message, entry) in changes {
      guard case .text(let key) = message.place else { continue }
      let front = FrontMatterText(text, path: article.targetPath)
      guard let replaced = front.replacing(key, with: wanted(entry.value, for: message)) else {
        problems.append(structure(entry))
        continue
      }
      text = replaced
      taken += 1
    }
    return text
  }

  /// The body with the paragraphs of sections that are built like their source.
  private mutating func paragraphs(in own: ArticleMessages.File, _ changes: [Change]) -> String {
    var replacements: [Splicer.Replacement] = []
    var places: [Located<POFile.Entry>] = []
    for (message, entry) in changes {
      guard case .paragraph(let id, let block) = message.place, let section = own.article.section(id) else { continue }
      replacements.append(.init(part: section.index, block: block, text: entry.value.translation))
      places.append(entry)
    }
    guard !replacements.isEmpty else { return own.article.body }
    do {
      let text = try own.splicer.text(with: replacements)
      taken += replacements.count
      return text
    } catch {
      problems.append(structure(places[error.index]))
      return own.article.body
    }
  }

  /// A section that is written anew; nil for one that is not, or not yet.
  private mutating func section(_ id: String, _ changes: [Change]) -> String? {
    let own = article.messages.filter { $0.place.section == id }
    guard let first = own.first else {
      // Code alone is the same in all languages, so it comes with the rest of a new file.
      return article.own == nil ? article.source.written(id) : nil
    }
    let changed = changes.filter { $0.message.place.section == id }
    switch first.place {
    case .whole:
      guard let change = changed.first else { return nil }
      return whole(change)
    case .template:
      guard !changed.isEmpty else { return nil }
      let ready = own.compactMap { message in entries[message.context].map { (message, $0) } }.filter {
        $1.value.isReady
      }
      guard ready.count == own.count else {
        waiting += changed.count
        return nil
      }
      return template(id, ready.map { $0.1 }, taking: changed.count)
    default: return nil
    }
  }

  private mutating func whole(_ change: Change) -> String? {
    let text = change.entry.value.translation
    let outline = Outline(of: text, splitting: article.source.article.isSplit)
    let source = Outline(of: change.message.source, splitting: false).parts[0]
    guard outline.parts.count == 1,
      outline.parts[0].codeBlocks.map(\.value.digest) == source.codeBlocks.map(\.value.digest)
    else {
      problems.append(
        refusal(
          "po-structure", change.entry, "the translation has another heading or other blocks of code than the source",
          "Keep the blocks of code letter by letter, and write no heading of a section."))
      return nil
    }
    taken += 1
    return text
  }

  private mutating func template(_ id: String, _ ready: [Located<POFile.Entry>], taking count: Int) -> String? {
    guard let text = article.source.written(id) else { return nil }
    let splicer = Splicer(text, splitting: false)
    guard splicer.blocks.parts[0].blocks.count == ready.count else { return nil }
    do {
      let result = try splicer.text(
        with: ready.enumerated().map { .init(part: 0, block: $0, text: $1.value.translation) })
      taken += count
      return result
    } catch {
      problems.append(structure(ready[error.index]))
      return nil
    }
  }
}
