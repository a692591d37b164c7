package import FarqModel

/// The pages of one family in one locale. Their names and keys are known at once; what they are gathered from is prepared
/// when the first of them is asked for, so a build writes pages before it has looked at all families.
package final class FamilyPages: Sendable {
  private final class Prepared: Sendable {
    let parts: FamilyParts
    let gatherer: Gatherer
    let page: FamilyPage
    let codes: CodePages
    let pairs: PairPages

    init(
      _ family: LocalizedFamily, _ keys: FamilyKeys, _ translations: [UInt64], _ translated: Set<String>,
      _ context: LocaleContext
    ) {
      var store = SliceStore.Builder()
      parts = FamilyParts(family, keys, context, into: &store)
      let comparison = Comparison(parts.codes.traits, into: &store)
      let table = CodeTable(parts, comparison, translations: translations, into: &store)
      page = FamilyPage(parts, translated: translated, into: &store)
      codes = CodePages(parts, table, into: &store)
      pairs = PairPages(parts, comparison, table, into: &store)
      gatherer = Gatherer(store: store.build(), codes: table.slices)
    }
  }

  let keys: FamilyKeys
  /// How many texts of sections are rendered for the codes.
  let fragmentCount: Int
  let family: Family
  let locale: String
  private let prepared: Lazy<Prepared>

  /// - Parameters:
  ///   - translations: per code, the locales in which its article is translated.
  ///   - translated: the locales that have the family's own page in their language.
  init(_ family: LocalizedFamily, translations: [UInt64], translated: Set<String>, _ context: LocaleContext) {
    let keys = FamilyKeys(family, translations: translations, translated: translated, context)
    self.keys = keys
    self.family = family.family
    locale = context.id
    fragmentCount = family.codes.reduce(0) { $0 + $1.gist.sectionCount }
    prepared = Lazy { Prepared(family, keys, translations, translated, context) }
  }

  /// What other pages show of the family.
  var parts: FamilyParts { prepared.value.parts }

  package var groups: [SitePlan.Group] {
    let folder = "\(locale)/\(family.slug)"
    let (prepared, keys) = (prepared, keys)
    return [
      SitePlan.Group(kind: "family", .family(locale, family.slug), key: keys.family) { out in
        let prepared = prepared.value
        prepared.page.write(prepared.gatherer, into: &out)
      },
      SitePlan.Group(
        kind: "code", FileNames(folder: folder, .listed(family.codes.map { "\($0.slug).html" })), keys: keys.codes,
        prepared: Lazy {
          let prepared = prepared.value
          return { prepared.codes.gather($0, prepared.gatherer, into: &$1) }
        }),
      SitePlan.Group(
        kind: "pair", FileNames(folder: folder, .pairs(family.codes.map(\.slug))), keys: keys.pairs,
        prepared: Lazy {
          let prepared = prepared.value
          return { prepared.pairs.gather($0, prepared.gatherer, into: &$1) }
        }),
    ]
  }
}
