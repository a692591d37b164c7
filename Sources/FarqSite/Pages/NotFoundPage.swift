import FarqModel

/// `/<locale>/404.html`: what a host shows for an address that is no page.
enum NotFoundPage {
  static func group(_ context: LocaleContext, families: [FamilyParts]) -> SitePlan.Group {
    let path = SitePath.notFound(context.id)
    return SitePlan.Group(kind: "notfound", path) {
      let title = context.phrases.text(.notFoundTitle), body = context.phrases.text(.notFoundBody)
      let page = PageView(
        context: context, path: path, inLocale: { .notFound($0) }, translated: [context.id], title: title,
        description: body, crumbs: context.crumbs() + [.init(label: title, path: path)], kind: .error, family: nil)
      return context.bytes(
        "notfound",
        page.view([
          "heading": title.html, "body": "<p>\(body.html)</p>", "families": families.map { $0.summary(from: path) },
        ]))
    }
  }
}
