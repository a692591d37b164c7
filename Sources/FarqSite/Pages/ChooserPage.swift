import FarqModel

/// `/index.html`: choose a language.
enum ChooserPage {
  static func group(_ contexts: [LocaleContext], source: LocaleContext) -> SitePlan.Group {
    SitePlan.Group(kind: "chooser", .chooser) { out in
      let page = PageView(
        context: source, path: .chooser, inLocale: { SitePath.home($0) }, translated: Set(contexts.map(\.id)),
        title: source.phrases.text(.chooserTitle), description: source.phrases.text(.chooserSummary), crumbs: [],
        kind: .chooser, family: nil)
      let languages: [View] = contexts.map { context in
        [
          "name": Escape.html(context.locale.name), "lang": context.id, "dir": context.locale.direction.rawValue,
          "href": SitePath.chooser.relative(to: .home(context.id)), "title": context.site.home.text("title").html,
          "summary": context.site.home.text("summary").html,
        ]
      }
      out.append(source.render("chooser", page.view(["languages": languages])))
    }
  }
}
