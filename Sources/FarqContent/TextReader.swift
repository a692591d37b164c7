import FarqModel

/// Reads the articles of one locale, and what is recorded of those that are translations.
final class TextReader: Sendable {
  let tree: SourceTree
  let site: Site
  /// What is known of the families; asked for as late as can be, since it may still be read.
  let families: @Sendable () -> [Family]
  let locale: Locale
  /// The folder of the texts, most often the locale's own.
  private let folder: String
  let sourceScript: String
  let inspect: ProseInspector
  let memory: ReadingMemory
  /// In the source locale alone.
  let termFinder: TermFinder?
  /// Whether some translation may have recorded what it was made from of these articles.
  let normalizes: Bool

  init(
    tree: SourceTree, site: Site, families: @escaping @Sendable () -> [Family], locale: Locale, folder: String? = nil,
    sourceScript: String, inspect: @escaping ProseInspector, memory: ReadingMemory, termFinder: TermFinder? = nil,
    normalizes: Bool = false
  ) {
    self.tree = tree
    self.site = site
    self.families = families
    self.locale = locale
    self.folder = folder ?? locale.id
    self.sourceScript = sourceScript
    self.inspect = inspect
    self.memory = memory
    self.termFinder = termFinder
    self.normalizes = normalizes
  }

  /// The file of the home page's article.
  static let homeName = "index.md"

  /// What one file says, and about what.
  fileprivate enum Text: Sendable {
    case home(Article?)
    case family(FamilyText?, of: String)
    case code(Article?, String, of: String)
    case pair(Article?, PairKey, of: String)
    case lock(LockFile, of: String?)
  }

  /// All articles.
  func read(_ report: Report) -> LocaleTexts {
    var texts = [locale.id: LocaleTexts()]
    for family in [nil] + site.families { Self.read([self], family, into: &texts, report) }
    return texts[locale.id] ?? LocaleTexts()
  }

  /// The articles and locks of one family in several locales, or those of no family, on all cores.
  static func read(
    _ readers: [TextReader], _ family: String?, into texts: inout [String: LocaleTexts], _ report: Report
  ) {
    let files = readers.flatMap { reader in reader.paths(of: family).map { (reader, $0) } }
    let read = Parallel.map(files) { reader, path -> (text: Text?, found: [Diagnostic]) in
      let own = Report()
      return (reader.read(path, own), own.diagnostics)
    }
    let facts = family.flatMap { slug in readers.first?.families().first { $0.slug == slug } }
    for ((reader, path), (text, found)) in zip(files, read) {
      // What a file says that belongs to nothing need not be mended.
      if let text, let facts, !reader.isExpected(text, facts, path, report) { continue }
      report.add(found)
      guard let text, family == nil || facts != nil else { continue }
      texts[reader.locale.id, default: LocaleTexts()].put(text)
    }
  }

  /// The lock first: it is as long as many articles.
  private func paths(of family: String?) -> [String] {
    let lock = TranslationLock.contentPath(in: locale.id, family: family)
    let hasLock = folder == locale.id && locale.id != site.source && tree.files[lock] != nil
    return (hasLock ? [lock] : []) + articlePaths(of: family)
  }

  private func articlePaths(of family: String?) -> [String] {
    if let family { return tree.paths(below: "\(folder)/\(family)").filter { $0.hasSuffix(".md") } }
    let places = site.families.map { "\(folder)/\($0)/" }
    return tree.paths(below: folder).filter { path in
      path.hasSuffix(".md") && !places.contains(where: path.hasPrefix)
    }
  }

  private func read(_ path: String, _ report: Report) -> Text? {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).dropFirst().map { String(Substring($0)) }
    switch parts.count {
    case 1...2 where parts.last == TranslationLock.fileName:
      return LockFiles.read(path, tree, memory, report).map { .lock($0, of: parts.count == 2 ? parts[0] : nil) }
    case 1 where parts[0] == Self.homeName:
      return .home(remembered(path, keys: ["title", "summary"], headings: nil, report))
    case 2 where parts[1] != "README.md":
      guard isFamily(parts[0], path, report) else { return nil }
      return read(String(parts[1].dropLast(3)), of: parts[0], path, report)
    default: return nil
    }
  }

  private func isFamily(_ slug: String, _ path: String, _ report: Report) -> Bool {
    if site.families.contains(slug) { return true }
    report.error(
      "unknown-family", at: tree.location(path), "there is no family «\(slug)»",
      advice: "A family is a file families/\(slug).yaml. " + Suggestion.advice(for: slug, among: site.families))
    return false
  }

  private func read(_ name: String, of family: String, _ path: String, _ report: Report) -> Text? {
    if name == "family" {
      return families().first { $0.slug == family }.map { .family(remembered($0, path, report), of: family) }
    }
    if let key = PairKey(slug: name) {
      let parts = PairPart.allCases.map(\.rawValue)
      return .pair(remembered(path, keys: ["summary"], headings: parts, report), key, of: family)
    }
    let sections = site.sections.map(\.id)
    return .code(remembered(path, keys: ["name", "summary"], headings: sections, report), name, of: family)
  }

  private func remembered(_ path: String, keys: [String], headings: [String]?, _ report: Report) -> Article? {
    memory.lazily(path, tree, report, orElse: Article.Content(path: tree.displayPath(path))) { [self] in
      articles($0).read(path, keys: keys, headings: headings)?.content
    }.map { Article(path, tree, $0) }
  }

  private func remembered(_ family: Family, _ path: String, _ report: Report) -> FamilyText? {
    let other = FamilyContent(article: .init(path: tree.displayPath(path)))
    return memory.lazily(path, tree, report, orElse: other) { [self] report in
      FamilyTextReader(articles: articles(report), family: family, report: report).read(path)
    }.map { content in
      FamilyText(article: Article(path, tree, content.map { $0.article }), labels: content.map { $0.labels })
    }
  }

  private func articles(_ report: Report) -> ArticleReader {
    ArticleReader(
      tree: tree, locale: locale, sourceScript: sourceScript, inspect: inspect, termFinder: termFinder,
      normalizes: normalizes, report: report)
  }

  // MARK: What the facts name

  /// Whether a family has the code or the pair that a text is about; reported if not.
  private func isExpected(_ text: Text, _ family: Family, _ path: String, _ report: Report) -> Bool {
    switch text {
    case .code(_, let name, _): isCode(name, of: family, path, report)
    case .pair(_, let key, _): isPair(key, of: family, path, report)
    case .home, .family, .lock: true
    }
  }

  private func isCode(_ name: String, of family: Family, _ path: String, _ report: Report) -> Bool {
    if family.index(ofSlug: name) != nil { return true }
    report.error(
      "unknown-code", at: tree.location(path), "«\(name)» is not a code of the family «\(family.slug)»",
      advice: "Add it to families/\(family.slug).yaml first. "
        + (Suggestion.nearest(to: name, among: family.codes.map(\.slug)).map { "Did you mean «\($0)»?" } ?? ""))
    return false
  }

  private func isPair(_ key: PairKey, of family: Family, _ path: String, _ report: Report) -> Bool {
    for slug in [key.first, key.second] where family.index(ofSlug: slug) == nil {
      report.error(
        "unknown-code", at: tree.location(path), "«\(slug)» is not a code of the family «\(family.slug)»",
        advice: Suggestion.nearest(to: slug, among: family.codes.map(\.slug)).map { "Did you mean «\($0)»?" } ?? "")
      return false
    }
    guard let first = family.index(ofSlug: key.first), let second = family.index(ofSlug: key.second), first < second
    else {
      report.error(
        "pair-order", at: tree.location(path), "the pair is not in the registry's order",
        advice: "Rename the file to \(PairKey(key.second, key.first).slug).md.")
      return false
    }
    return true
  }
}

extension LocaleTexts {
  fileprivate mutating func put(_ text: TextReader.Text) {
    switch text {
    case .home(let article): home = article
    case .family(let text, let family): families[family, default: FamilyTexts()].family = text
    case .code(let article, let code, let family): families[family, default: FamilyTexts()].codes[code] = article
    case .pair(let article, let key, let family): families[family, default: FamilyTexts()].pairs[key] = article
    case .lock(let lock, let family?): families[family, default: FamilyTexts()].lockFile = lock
    case .lock(let lock, nil): lockFile = lock
    }
  }
}
