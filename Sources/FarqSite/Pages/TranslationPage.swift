import FarqModel

/// `/<locale>/translation.html`: how far a translation is, what of it is out of date, and what most pages wait for.
///
/// For those who write the site; search engines are told to leave it out.
struct TranslationPage {
  /// How many units a list shows; a longer one would not be read, and the page must not grow with what is missing.
  private static let longestList = 50

  let context: LocaleContext
  /// Where files can be edited, with `{path}`.
  let editURL: String?
  private let report: TranslationReport
  private let path: SitePath

  /// The page's group; nil for the source locale, which is not translated.
  static func group(_ context: LocaleContext, editURL: String?) -> SitePlan.Group? {
    guard context.id != context.site.source.id else { return nil }
    return SitePlan.Group(kind: "translation", .translation(context.id), key: key(context)) { out in
      out.append(TranslationPage(context, editURL: editURL).html)
    }
  }

  /// A digest of all that the page shows: units of the source, and what else the lock files speak of.
  private static func key(_ context: LocaleContext) -> UInt64 {
    var key = Digest(seed: context.base)
    key.add(context.id)
    key.add(context.site.locks)
    for article in context.site.articles { key.add(article.gist.unitsDigest) }
    return key.value
  }

  private init(_ context: LocaleContext, editURL: String?) {
    self.context = context
    self.editURL = editURL
    report = TranslationReport(context.site, sections: context.sections)
    path = .translation(context.id)
  }

  private var html: String {
    let title = context.phrases.text(.translationTitle)
    let language = InlineText.code(context.locale.rules.languageName(context.id))
    let summary = context.phrases.text(.translationSummary, ["language": language])
    let source = context.site.source.id
    let page = PageView(
      context: context, path: path, inLocale: { $0 == source ? .home($0) : .translation($0) },
      translated: [context.id], title: title, description: summary,
      crumbs: context.crumbs() + [.init(label: title, path: path)], kind: .workshop, family: nil)
    let work = report.workByImpact.filter(\.isSeen)
    var view: View = [
      "heading": title.html, "summary": summary.html, "rows": rows,
      "columns": Self.states.map { context.phrases.text(.state($0)).html }
        + [context.phrases.text(.notRecorded).html],
    ]
    // A list that is empty is left out, so that the template can say so.
    let lists = [("stale", work.filter { [.stale, .suspect].contains($0.status.state) }), ("first", work)]
    for (name, list) in lists where !list.isEmpty {
      view[name] = ["items": list.prefix(Self.longestList).map(item)] as View
    }
    return context.render("translation", page.view(view))
  }

  private static let states: [UnitStatus.State] = [.stale, .suspect, .missing, .untranslated, .orphan]

  private var rows: [View] {
    var rows = report.parts.map { part in
      var row = self.row(part.counts)
      let family = context.site.families.first { $0.family.slug == part.family }?.family
      row["name"] = family.map { Escape.html($0.name) } ?? context.phrases.text(.breadcrumbHome).html
      row["href"] = path.relative(to: family.map { .family(context.id, $0.slug) } ?? .home(context.id))
      return row
    }
    var total = row(report.total)
    total["name"] = context.phrases.text(.translationTotal).html
    total["total"] = true
    rows.append(total)
    return rows
  }

  private func row(_ counts: TranslationReport.Counts) -> View {
    let numbers = Self.states.map { counts[$0] } + [counts.notRecorded]
    return [
      "percent": counts.percent, "share": context.phrases.text(.percent, count: counts.percent).html,
      "counts": numbers.map(context.locale.rules.number),
    ]
  }

  private func item(_ work: TranslationReport.Work) -> View {
    let unit = work.status.unit
    return [
      "name": name(of: unit), "page": path.relative(to: SitePath(contentPath: unit.contentPath(in: context.id))),
      "state": context.phrases.text(.state(work.status.state)).html,
      "pages": context.phrases.text(.pagesCount, count: work.pages).html, "files": files(work.status),
    ]
  }

  /// What is to be edited, and what it is translated from.
  private func files(_ status: UnitStatus) -> [View] {
    var paths = [status.unit.contentPath(in: context.site.source.id)]
    // Without a line there is no such file yet.
    if status.location.line > 0 { paths.insert(status.unit.contentPath(in: context.id), at: 0) }
    return paths.map { path in
      var view: View = ["path": path]
      if let editURL { view["href"] = editURL.replacing("{path}", with: path) }
      return view
    }
  }

  /// Such as "SMTP 214: How to fix", in the page's words.
  private func name(of unit: TranslationUnit) -> String {
    let family = context.site.families.first { $0.family.slug == unit.family }?.family
    let article: InlineText
    if let family, let pair = PairKey(slug: unit.article) {
      let codes = [pair.first, pair.second].map { slug in
        InlineText.code(family.index(ofSlug: slug).map { family.codes[$0].id } ?? slug)
      }
      let label = context.phrases.text(.pairLabel, ["first": codes[0], "second": codes[1]])
      article = context.phrases.text(.codeHeading, ["family": .code(family.name), "code": label])
    } else if let family, let index = family.index(ofSlug: unit.article) {
      article = context.phrases.text(
        .codeHeading, ["family": .code(family.name), "code": .code(family.codes[index].id)])
    } else {
      article = family.map { .code($0.name) } ?? context.phrases.text(.breadcrumbHome)
    }
    return context.phrases.text(.unitLabel, ["article": article, "part": part(of: unit)]).html
  }

  private func part(of unit: TranslationUnit) -> InlineText {
    switch unit.part {
    case .section(ArticleSection.introduction): context.phrases.text(.unitText)
    case .section(let id): InlineText(html: context.heading(id), plain: "")
    case .text("name"): context.phrases.text(.unitName)
    case .text("title"): context.phrases.text(.unitTitle)
    case .text: context.phrases.text(.unitSummary)
    }
  }
}

extension PhraseKey {
  fileprivate static func state(_ state: UnitStatus.State) -> PhraseKey {
    switch state {
    case .missing: .stateMissing
    case .untranslated: .stateUntranslated
    case .stale: .stateStale
    case .suspect: .stateSuspect
    case .orphan: .stateOrphan
    case .current: .stateCurrent
    }
  }
}
