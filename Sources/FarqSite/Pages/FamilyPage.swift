import FarqModel

/// `/<locale>/<family>/index.html`: the codes by class, and a matrix that leads to every comparison.
struct FamilyPage: Sendable {
  /// A matrix with more rows than this helps nobody; the code pages list their comparisons.
  static let largestMatrix = 60

  let parts: FamilyParts
  let translated: Set<String>
  private var codes: CodeViews { parts.codes }
  private var context: LocaleContext { parts.codes.context }
  private var family: Family { parts.codes.family.family }

  var group: SitePlan.Group {
    let path = SitePath.family(context.id, family.slug)
    var key = Digest(seed: parts.key)
    for locale in translated.sorted() { key.add(locale) }
    return SitePlan.Group(kind: "family", path, key: key.value) { $0.append(context.render("family", view(path))) }
  }

  private func view(_ path: SitePath) -> View {
    let article = codes.family.article
    let page = PageView(
      context: context, path: path, inLocale: { .family($0, family.slug) }, translated: translated,
      title: article.text("title"), description: article.text("summary"), crumbs: context.crumbs(to: family),
      kind: .article, family: family.slug)
    let intro = Fragments(
      article, footnotePrefix: "family", page: path, sourcePage: .family(context.site.source.id, family.slug), context)
    var view: View = [
      "family": context.familyLink(family, from: path), "family_slug": family.slug,
      "heading": article.text("title").html, "summary": article.text("summary").html, "intro": intro.whole,
      "count": parts.codesCount, "pairs": parts.pairsCount, "classes": classes, "featured": parts.featured(from: path),
    ]
    if codes.codes.count <= Self.largestMatrix { view["matrix"] = matrix }
    return page.view(view)
  }

  /// The codes by class; a family without classes has all of them in one.
  private var classes: [View] {
    guard !family.classes.isEmpty else {
      let all = codes.codes.indices.map { codes.summary($0) }
      let label = context.phrases.text(.allCodes).html
      return [["id": "all", "label": label, "count": parts.codesCount, "codes": all]]
    }
    return family.classes.compactMap { group in
      let indices = codes.codes.indices.filter { codes.codes[$0].classID == group.id }
      guard !indices.isEmpty else { return nil }
      return [
        "id": group.id, "mark": group.id, "label": (codes.family.classes[group.id] ?? .code(group.id)).html,
        "count": context.phrases.text(.codesCount, count: indices.count).html,
        "codes": indices.map { codes.summary($0) },
      ]
    }
  }

  private var matrix: View {
    let indices = codes.codes.indices
    let heads: [View] = indices.map { index in
      ["code": Escape.html(codes.codes[index].id), "href": codes.path(index).fileName]
    }
    let rows: [View] = indices.map { i in
      var row = heads[i]
      row["tone"] = codes.traits.tone(of: codes.codes[i])
      if i > 0 { row["blank"] = i }
      row["cells"] = indices.dropFirst(i + 1).map { cell(i, $0) }
      return row
    }
    return ["columns": heads, "rows": rows]
  }

  private func cell(_ i: Int, _ j: Int) -> View {
    let a = codes.codes[i]
    let b = codes.codes[j]
    let same = codes.traits.tone(of: a) == codes.traits.tone(of: b)
    return [
      "href": "\(PairKey(a.slug, b.slug).slug).html", "kind": same ? "same" : "differs",
      "label": context.phrases.text(.pairLabel, ["first": .code(a.id), "second": .code(b.id)]).plain,
      "featured": parts.authored[i, j] != nil,
    ]
  }
}
