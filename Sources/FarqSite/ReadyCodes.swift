import FarqModel

/// The prepared codes of a family in one locale, in the store that pages are gathered from.
struct ReadyCodes: Sendable {
  struct Section: Sendable {
    var id: String
    var body: Slice
  }

  struct ReadyCode: Sendable {
    var words: CodeWords<Slice>
    var sections: [Section]
    var card: Slice
    var decision: Slice
    var lead: Strip
    var sources: Slice

    func body(_ id: String) -> Slice? { sections.first { $0.id == id }?.body }
  }

  private let all: [ReadyCode]

  /// - Parameter keys: what each is remembered by.
  init(
    _ articles: [LocalizedArticle], keys: [UInt64], _ codes: CodeViews, memory: any Memory,
    into store: inout SliceStore.Builder
  ) {
    var all: [ReadyCode] = []
    // Batch by batch, so that the HTML of no more than a few codes stands in memory twice.
    for start in stride(from: 0, to: articles.count, by: Self.batchSize) {
      let batch = Array(articles.indices.dropFirst(start).prefix(Self.batchSize))
      let prepared = Parallel.map(batch) { code in
        memory.value(keys[code]) { PreparedCode(code, articles[code], codes) }
      }
      for code in prepared { all.append(ReadyCode(code, into: &store)) }
    }
    self.all = all
  }

  private static let batchSize = 24

  subscript(code: Int) -> ReadyCode { all[code] }
}

extension ReadyCodes.ReadyCode {
  init(_ code: PreparedCode, into store: inout SliceStore.Builder) {
    words = code.words.map { store.slice($0) }
    var sections: [ReadyCodes.Section] = []
    for section in code.sections {
      let body = store.slice(section.body)
      sections.append(.init(id: section.id, body: body))
    }
    self.sections = sections
    lead = store.strip(code.lead, filling: sections.map(\.body))
    sources = store.slice(code.sources)
    card = store.slice(code.card)
    decision = store.slice(code.decision)
  }
}
