import FarqModel

/// `/<locale>/<family>/index.html`: the codes by class, and a matrix that leads to every comparison.
struct FamilyPage: Sendable {
  /// A matrix with more rows than this helps nobody; the code pages list their comparisons.
  static let largestMatrix = 60

  private let parts: FamilyParts
  private let translated: Set<String>
  private let cells: Cells
  private var codes: CodeViews { parts.codes }
  private var context: LocaleContext { parts.codes.context }
  private var family: Family { parts.codes.family.family }

  /// A cell of the matrix, whose gaps are two codes: by whether their tones are the same, and whether someone has
  /// written their comparison.
  private struct Cells: Sendable {
    var same: Strip
    var sameFeatured: Strip
    var differing: Strip
    var differingFeatured: Strip
  }

  init(_ parts: FamilyParts, translated: Set<String>, into store: inout SliceStore.Builder) {
    self.parts = parts
    self.translated = translated
    func cell(isSame: Bool, featured: Bool) -> String {
      Self.cell(
        Gap.first(.id).text, Gap.second(.id).text, slug: Gap.pairSlug, isSame: isSame, featured: featured,
        parts.codes.context)
    }
    cells = Cells(
      same: store.strip(cell(isSame: true, featured: false)),
      sameFeatured: store.strip(cell(isSame: true, featured: true)),
      differing: store.strip(cell(isSame: false, featured: false)),
      differingFeatured: store.strip(cell(isSame: false, featured: true)))
  }

  /// A cell of the matrix.
  static func cell(
    _ first: InlineText, _ second: InlineText, slug: String, isSame: Bool, featured: Bool, _ context: LocaleContext
  ) -> String {
    context.render(
      "matrix-cell",
      [
        "href": "\(slug).html", "kind": isSame ? "same" : "differs", "featured": featured,
        "label": context.phrases.text(.pairLabel, ["first": first, "second": second]).plain,
      ])
  }

  /// The page is rendered by its template but for the cells of the matrix, of which there is one for every pair.
  func write(_ gatherer: Gatherer, into out: inout PageBuffer) {
    let path = SitePath.family(context.id, family.slug)
    out.begin(gatherer.store)
    var text = context.render("family", view(path) { SlotMarker.character($0) })
    text.withUTF8 { bytes in
      SlotMarker.cut(UnsafeRawBufferPointer(bytes)) { literal, row in
        out.append(literal)
        guard let row else { return }
        for column in codes.codes.indices.dropFirst(row + 1) {
          gatherer.gather(cell(row, column), row, column, into: &out)
        }
      }
    }
  }

  /// - Parameter cells: the cells of a row of the matrix.
  func view(_ path: SitePath, cells: (_ row: Int) -> String) -> View {
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
    if codes.codes.count <= Self.largestMatrix { view["matrix"] = matrix(cells) }
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

  private func matrix(_ cells: (_ row: Int) -> String) -> View {
    let indices = codes.codes.indices
    let heads: [View] = indices.map { index in
      ["code": Escape.html(codes.codes[index].id), "href": codes.path(index).fileName]
    }
    let rows: [View] = indices.map { i in
      var row = heads[i]
      row["tone"] = codes.traits.tone(of: codes.codes[i])
      if i > 0 { row["blank"] = i }
      row["cells"] = cells(i)
      return row
    }
    return ["columns": heads, "rows": rows]
  }

  private func cell(_ i: Int, _ j: Int) -> Strip {
    let isSame = codes.traits.tone(of: codes.codes[i]) == codes.traits.tone(of: codes.codes[j])
    return switch (isSame, parts.authored[i, j] != nil) {
    case (true, false): cells.same
    case (true, true): cells.sameFeatured
    case (false, false): cells.differing
    case (false, true): cells.differingFeatured
    }
  }
}
