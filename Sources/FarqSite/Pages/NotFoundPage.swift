import FarqModel

/// `/<locale>/404.html`: what a host shows for an address that is no page; the source locale's also as `/404.html`, where
/// many hosts look for it.
enum NotFoundPage {
  static func groups(_ context: LocaleContext, families: [FamilyPages], isSource: Bool) -> [SitePlan.Group] {
    let paths = [SitePath.notFound(context.id)] + (isSource ? [.rootNotFound] : [])
    return paths.map { group(at: $0, context, families) }
  }

  /// A host shows the page at any address, so it is written for its own place, which its `base` names.
  private static func group(at place: SitePath, _ context: LocaleContext, _ families: [FamilyPages]) -> SitePlan.Group {
    let path = SitePath.notFound(context.id)
    return SitePlan.Group(kind: "notfound", place, key: FamilyKeys.lists(families, context).value) { out in
      let title = context.phrases.text(.notFoundTitle)
      let body = context.phrases.text(.notFoundBody)
      let page = PageView(
        context: context, path: path, inLocale: { .notFound($0) }, translated: [context.id], title: title,
        description: body, crumbs: context.crumbs() + [.init(label: title, path: path)], kind: .error, family: nil)
      out.append(
        context.render(
          "notfound",
          page.view([
            "heading": title.html, "body": "<p>\(body.html)</p>",
            "families": families.map { $0.parts.summary(from: path) },
          ])))
    }
  }
}
