import FarqMarkdown
package import FarqModel

extension ContentReader {
  /// The site of a pseudo-locale: the source locale's files, read once more with other words.
  ///
  /// The files are those that the catalog was read from, free of errors. The locale has the source's script and rules, as
  /// its letters are dressed up but not another language's; what ICU says, such as the words of a list, is dressed up too.
  package static func pseudoSite(
    _ tree: SourceTree, _ catalog: Catalog, id: String, direction: Direction, wording: Wording
  ) -> LocalizedSite? {
    let report = Report()  // What there is to report was found when the source locale was read.
    guard let source = catalog.locale(catalog.site.source),
      let text = tree.text("\(source.id)/\(LocaleReader.fileName)"),
      let root = YAMLField.mapping(text, path: source.location.path, report)
    else { return nil }
    var rules = source.rules
    rules.list = { wording.words(source.rules.list($0)) }
    rules.languageName = { wording.text(source.rules.languageName($0)) }
    let locale = Locale(
      id: id, name: "\(wording.text(source.name)) \(id)", direction: direction, rules: rules,
      headings: source.headings.mapValues { words in words.prefix(1).map(wording.text) + words },
      phrases: LocaleReader.readPhrases(root["phrases"], direction, wording, report), location: source.location,
      wording: wording)
    let texts = TextReader(
      tree: tree, site: catalog.site, families: { catalog.families }, locale: locale, folder: source.id,
      sourceScript: source.rules.script, inspect: { _ in [] },
      memory: ReadingMemory(memory: NoMemory(), base: 0)
    ).read(report)
    let own = Catalog(site: catalog.site, families: catalog.families, locales: [locale], texts: [id: texts])
    var site = Localizer.site(of: locale, own)
    site.source = source
    return site
  }
}

extension Markdown {
  /// A short text as a locale shows it.
  static func inline(_ text: String, in locale: Locale) -> InlineText {
    inline(text, direction: locale.direction, wording: locale.wording)
  }
}
