import FarqModel

/// What several kinds of pages show of one family in one locale.
struct FamilyParts: Sendable {
  let codes: CodeViews
  let ready: ReadyCodes
  let authored: AuthoredPairs
  private var context: LocaleContext { codes.context }
  private var family: Family { codes.family.family }

  init(_ family: LocalizedFamily, _ keys: FamilyKeys, _ context: LocaleContext, into store: inout SliceStore.Builder) {
    codes = CodeViews(context.shown(family), context)
    ready = ReadyCodes(
      family.codes, keys: keys.codes, codes,
      memory: context.memories.memory("codes/\(context.id)/\(family.family.slug)"), into: &store)
    authored = AuthoredPairs(family, context, into: &store)
  }

  var codesCount: String { context.phrases.text(.codesCount, count: family.codes.count).html }
  var pairsCount: String { context.phrases.text(.pairsCount, count: family.pairCount).html }

  /// How many comparisons a family shows of itself on the home page.
  private static let mostFeatured = 12

  /// The family as the home page shows it.
  func summary(from page: SitePath) -> View {
    [
      "name": Escape.html(family.name), "slug": family.slug, "title": codes.family.article.text("title").html,
      "summary": codes.family.article.text("summary").html,
      "href": page.relative(to: .family(context.id, family.slug)), "count": codesCount, "pairs": pairsCount,
      "featured": Array(featured(from: page).prefix(Self.mostFeatured)),
    ]
  }

  /// Links to the comparisons that were written by hand.
  func featured(from page: SitePath) -> [View] {
    authored.all.map { i, j in
      let a = codes.codes[i]
      let b = codes.codes[j]
      return [
        "href": page.relative(to: .pair(context.id, family.slug, PairKey(a.slug, b.slug).slug)),
        "label": context.phrases.text(.pairLabel, ["first": .code(a.id), "second": .code(b.id)]).html,
        "summary": authored[i, j]?.summary.html ?? "",
      ]
    }
  }
}
