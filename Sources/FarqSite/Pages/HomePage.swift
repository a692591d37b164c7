import FarqModel

/// `/<locale>/index.html`: the families and the code picker.
enum HomePage {
  static func group(_ context: LocaleContext, families: [FamilyParts], translated: Set<String>) -> SitePlan.Group {
    let path = SitePath.home(context.id)
    return SitePlan.Group(kind: "home", path) { out in
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
            "families": families.map { $0.summary(from: path) },
          ])))
    }
  }
}
