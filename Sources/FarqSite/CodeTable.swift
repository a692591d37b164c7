import FarqModel

/// All that pages show of the codes of one family in one locale: a row of slices per code.
struct CodeTable: Sendable {
  let slices: SliceTable
  /// Per code, the locales in which its article is translated, as bits by the order of the switcher.
  let translations: [UInt64]

  init(
    _ family: FamilyParts, _ comparison: Comparison, translations: [UInt64], into store: inout SliceStore.Builder
  ) {
    self.translations = translations
    var rows: [[Slice]] = []
    for code in family.codes.codes.indices {
      rows.append(Self.row(code, family, comparison, &store))
    }
    slices = SliceTable(rows)
  }

  /// In the order of `CodeColumn`, and of what follows it.
  private static func row(
    _ index: Int, _ family: FamilyParts, _ comparison: Comparison, _ store: inout SliceStore.Builder
  ) -> [Slice] {
    let views = family.codes
    let code = family.ready[index]
    var row: [Slice] = []
    for column in CodeColumn.allCases {
      let slice =
        switch column {
        case .id: store.slice(Escape.html(views.codes[index].id))
        case .slug: store.slice(views.codes[index].slug)
        case .name: code.words.name
        case .namePlain: code.words.namePlain
        case .nameJSON: code.words.nameJSON
        case .descriptionPlain: code.words.descriptionPlain
        case .descriptionJSON: code.words.descriptionJSON
        case .tone: store.slice(views.traits.tone(of: views.codes[index]))
        case .card: code.card
        case .decision: code.decision
        case .sources: code.sources
        }
      row.append(slice)
    }
    row += comparison.cells(of: index)
    row += PairParts.rowKinds(views.context).map { code.body($0.id) ?? .empty }
    return row
  }
}
