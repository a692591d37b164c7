import FarqMarkdown
import FarqModel

/// Reads one Markdown file with front matter.
struct ArticleReader {
  let tree: SourceTree
  let locale: Locale
  /// ISO 15924 code of the source locale's script.
  let sourceScript: String
  let inspect: ProseInspector
  /// In the source locale: finds words that translations have to render in one way.
  var termFinder: TermFinder?
  /// Whether the normal forms of sections are wanted.
  let normalizes: Bool
  let report: Report

  /// The article at `path`. `keys` are the short texts that its front matter may have. `headings` are the ids of its
  /// sections; nil when its headings are free.
  func read(_ path: String, keys: [String], headings: [String]?) -> Article? {
    guard let text = tree.text(path) else { return nil }
    let matter = FrontMatter(text, path: tree.displayPath(path), report)
    matter.root?.allow(keys, report)
    return article(from: matter, path, keys: keys, headings: headings)
  }

  /// The article of a file whose front matter has been parted from it and whose keys have been checked.
  func article(from matter: FrontMatter, _ path: String, keys: [String], headings: [String]?) -> Article {
    let display = tree.displayPath(path)
    var texts: [String: Located<InlineText>] = [:]
    for key in keys {
      guard let value = matter.root?[key]?.nonEmptyText(named: key, report) else { continue }
      texts[key] = Located(Markdown.inline(value.value, in: locale), at: value.location)
    }
    var prose = texts.sorted { $0.key < $1.key }.map { Located($0.value.value.prose, at: $0.value.location) }
    let sections = sections(of: matter, display, headings, &prose)
    report.add(inspect(prose))
    let content = Article.Content(
      path: display, texts: texts, bodyStart: (tree.bytes(of: path)?.count ?? 0) - matter.body.utf8.count,
      bodyLine: matter.bodyLine, isSplit: headings != nil, sections: sections)
    return Article(path, tree, Lazy(made: content))
  }

  private func sections(
    of matter: FrontMatter, _ path: String, _ headings: [String]?, _ prose: inout [Located<ProseLine>]
  ) -> [ArticleSection] {
    var sections: [ArticleSection] = []
    let offset = matter.bodyLine - 1
    for (index, part) in Outline(
      of: matter.body, splitting: headings != nil, normalizing: normalizes
    ).parts.enumerated() {
      report(part.findings, path, offset)
      var id = ArticleSection.introduction
      let heading = SourceLocation(path, line: part.line + offset, length: max(1, part.heading.count + 3))
      if index > 0, let headings {
        guard let found = self.id(of: part.heading, among: headings, at: heading) else { continue }
        id = found
        if sections.contains(where: { $0.id == id }) {
          report.error(
            "repeated-section", at: heading, "the section «\(part.heading)» stands twice",
            advice: "Join the two, or rename one.")
          continue
        }
        if part.isEmpty {
          report.error(
            "empty-section", at: heading, "the section «\(part.heading)» is empty",
            advice: "Write it, or remove its heading.")
          continue
        }
      } else if part.isEmpty {
        continue
      } else if headings != nil {
        report.error(
          "text-outside-section", at: SourceLocation(path, line: firstTextLine(matter.body) + offset),
          "text before the first heading is shown nowhere", advice: "Move it below one of the headings.")
        continue
      }
      func location<T>(of line: Outline.Line<T>) -> SourceLocation {
        SourceLocation(path, line: line.line + offset, column: max(1, line.column))
      }
      func place<T>(_ line: Outline.Line<T>) -> Located<T> { Located(line.value, at: location(of: line)) }
      let lines = part.prose.map { Located(ProseLine($0.value), at: location(of: $0)) }
      prose += lines
      sections.append(
        ArticleSection(
          id: id, index: index, location: heading, wording: wording(of: lines[part.bodyProse]),
          normalForm: normalizes ? Digest.value(of: part.normalized) : nil,
          measure: ICURules.measure(lines.map(\.value), sourceScript: sourceScript),
          links: part.links.map(place),
          facts: SectionFacts(
            codeSpans: part.codeSpans.map(place), codeBlocks: part.codeBlocks.map { block(place($0), offset) },
            terms: termFinder?.terms(in: lines) ?? [])))
    }
    return sections
  }

  private func wording(of lines: ArraySlice<Located<ProseLine>>) -> UInt64? {
    var digest = Digest()
    for line in lines {
      for word in line.value.words { digest.add(word.digest) }
    }
    return digest == Digest() ? nil : digest.value
  }

  private func block(_ code: Located<Outline.Code>, _ offset: Int) -> CodeBlock {
    CodeBlock(
      location: code.location, firstLine: code.value.firstLine + offset, lineCount: code.value.lineCount,
      digest: code.value.digest)
  }

  private func firstTextLine(_ body: String) -> Int {
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0) + 1
  }

  private func id(of heading: String, among ids: [String], at location: SourceLocation) -> String? {
    for id in ids where locale.headings[id]?.contains(heading) == true { return id }
    let known = ids.compactMap { locale.headings[$0]?.first }
    report.error(
      "unknown-section", at: location, "unknown section «\(heading)»",
      advice: Suggestion.advice(for: heading, among: known))
    return nil
  }

  private func report(_ findings: [Outline.Line<Outline.Finding>], _ path: String, _ offset: Int) {
    for finding in findings {
      let location = SourceLocation(path, line: finding.line + offset, column: max(1, finding.column))
      switch finding.value {
      case .rawHTML:
        report.warning(
          "raw-html", at: location, "raw HTML is shown as text",
          advice: "Say it in Markdown, or put it between backticks if readers shall see it.")
      case .topHeading(let words):
        report.error(
          "top-heading", at: location, "«# \(words)» would be a second title of the page",
          advice: "Use «##» for a section; the title comes from the front matter.")
      case .image(let url, let alternative):
        if url.contains(":") || url.hasPrefix("//") {
          report.error(
            "remote-image", at: location, "the image «\(url)» comes from another site",
            advice: "Put the file beside the article; pages make no third-party request.")
        }
        if alternative.isEmpty {
          report.warning(
            "image-text", at: location, "the image has no alternative text",
            advice: "Say between the brackets what it shows.")
        }
      case .tooDeep:
        report.error(
          "nested-too-deep", at: location, "lists, quotations or emphasis are nested too deep to be read",
          advice: "Take some levels out; what is inside can't be shown.")
      }
    }
  }
}

extension Article {
  /// The article of the file at a path.
  convenience init(_ path: String, _ tree: SourceTree, _ content: Lazy<Content>) {
    self.init(
      location: tree.location(path), contentPath: path, file: tree.files[path] ?? SourceFile([]), content: content)
  }
}
