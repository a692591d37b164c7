import FarqModel

/// The rendered sections of one article as one locale shows it: each rendered once, whatever number of pages show it.
struct Fragments: Sendable {
  struct Fragment: Sendable {
    var id: String
    /// The section's Markdown as HTML, within `section-body`: with a notice when it is in another language than the page, or
    /// may be out of date.
    var body: String
  }

  let fragments: [Fragment]

  /// - Parameters:
  ///   - page: the page that shows the article; all others that do are in the same folder.
  ///   - sourcePage: where the same text stands in the source locale.
  init(
    _ article: LocalizedArticle, footnotePrefix: String, page: SitePath, sourcePage: SitePath, _ context: LocaleContext
  ) {
    var rendered: [String: [String]] = [:]
    var fragments: [Fragment] = []
    for section in article.sections {
      let key = section.origin
      if rendered[key] == nil {
        let languages = article.sections.filter { $0.origin == key }
        rendered[key] = context.render(
          section.article, footnotePrefix: "\(key)-\(footnotePrefix)", page: page
        ) { part in languages.first { $0.section.index == part }?.language ?? key }
      }
      // The file may have lost the section since it was looked at, which is told when all has been made (`LateReader`).
      let parts = rendered[key] ?? []
      let html = parts.indices.contains(section.section.index) ? parts[section.section.index] : ""
      let body = Self.body(html, section, page: page, sourcePage: sourcePage, context)
      fragments.append(Fragment(id: section.id, body: body))
    }
    self.fragments = fragments
  }

  func body(_ id: String) -> String? { fragments.first { $0.id == id }?.body }

  /// The text of an article that is not parted into sections.
  var whole: String { body(ArticleSection.introduction) ?? "" }

  private static func body(
    _ html: String, _ section: LocalizedSection, page: SitePath, sourcePage: SitePath, _ context: LocaleContext
  ) -> String {
    let notice = notice(section, page: page, sourcePage: sourcePage, context)
    let isForeign = section.language != context.id
    let language = section.language == context.site.source.id ? context.site.source : context.locale
    var view: View = [
      "lang": language.id, "dir": language.direction.rawValue, "html": html, "foreign": isForeign,
    ]
    view["notice"] = notice
    return context.render("section-body", view)
  }

  /// What readers must know of a text that is not in their language, or that may be out of date.
  private static func notice(
    _ section: LocalizedSection, page: SitePath, sourcePage: SitePath, _ context: LocaleContext
  ) -> View? {
    let isForeign = section.language != context.id
    let text: PhraseKey? =
      switch section.state {
      case .stale: .staleNotice
      case .suspect: .suspectNotice
      case .current, .missing, .untranslated: isForeign ? .fallbackNotice : nil
      }
    guard let text else { return nil }
    let source = context.site.source.id
    let name = context.locale.rules.languageName(isForeign ? section.language : source)
    let language = ["language": InlineText.code(name)]
    var view: View = ["text": context.phrases.text(text, language).html]
    if !isForeign { view["badge"] = context.phrases.text(.staleBadge).html }
    if context.publishesSource {
      let link: View = [
        "href": page.relative(to: sourcePage), "label": context.phrases.text(.fallbackSource, language).html,
      ]
      view["source"] = link
    }
    return view
  }
}
