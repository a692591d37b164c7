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
    @Sendable func make(_ code: Int) -> [UInt8] { PreparedCode(code, articles[code], codes).packed }
    var all: [ReadyCode] = []
    // Batch by batch, so that the HTML of no more than a few codes stands in memory twice.
    for start in stride(from: 0, to: articles.count, by: Self.batchSize) {
      let batch = Array(articles.indices.dropFirst(start).prefix(Self.batchSize))
      let prepared = Parallel.map(batch) { code in memory.bytes(keys[code]) { make(code) } }
      for (code, bytes) in zip(batch, prepared) {
        if let code = ReadyCode(bytes, into: &store) ?? ReadyCode(make(code), into: &store) { all.append(code) }
      }
    }
    self.all = all
  }

  private static let batchSize = 24

  subscript(code: Int) -> ReadyCode { all[code] }
}

extension ReadyCodes.ReadyCode {
  /// From a `PreparedCode` as it is packed: its texts go into the store without a stop.
  /// - Returns: nil when the bytes are none.
  fileprivate init?(_ packed: [UInt8], into store: inout SliceStore.Builder) {
    var unpacker = Unpacker(packed)
    do {
      try self.init(from: &unpacker, into: &store)
    } catch {
      return nil
    }
  }

  private init(from unpacker: inout Unpacker, into store: inout SliceStore.Builder) throws {
    words = try CodeWords { try unpacker.bytes { store.slice($0) } }
    sections = try unpacker.list { unpacker in
      .init(id: try unpacker.text(), body: try unpacker.bytes { store.slice($0) })
    }
    let bodies = sections.map(\.body)
    lead = try unpacker.bytes { store.strip($0, filling: bodies) }
    sources = try unpacker.bytes { store.slice($0) }
    card = try unpacker.bytes { store.slice($0) }
    decision = try unpacker.bytes { store.slice($0) }
  }
}
