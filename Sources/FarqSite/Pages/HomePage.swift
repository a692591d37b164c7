import FarqModel

/// `/<locale>/index.html`: the families and the code picker.
enum HomePage {
  static func group(_ context: LocaleContext, families: [FamilyPages], translated: Set<String>) -> SitePlan.Group {
    let path = SitePath.home(context.id)
    var key = FamilyKeys.lists(families, context)
    key.add(context.site.home.gist.digest)
    for locale in translated.sorted() { key.add(locale) }
    return SitePlan.Group(kind: "home", path, key: key.value) { out in
      let home = context.site.home
      let page = PageView(
        context: context, path: path, inLocale: { .home($0) }, translated: translated, title: home.text("title"),
        description: home.text("summary"), crumbs: context.crumbs(), kind: .website, family: nil)
      let intro = Fragments(
        home, footnotePrefix: "home", page: path, sourcePage: .home(context.site.source.id), context)
      out.append(
        context.render(
          "home",
          page.view([
            "heading": home.text("title").html, "intro": intro.whole,
            "families": families.map { $0.parts.summary(from: path) },
          ])))
    }
  }
}
