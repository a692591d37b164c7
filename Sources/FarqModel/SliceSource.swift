internal import CSystem

/// What a page takes its slices from: a store, the rows of the two codes that it is about, and strips with the first of
/// them put in.
struct SliceSource: ~Copyable {
  fileprivate var store: SliceStore?
  fileprivate var first = UnsafeBufferPointer<Slice>(start: nil, count: 0)
  fileprivate var second = UnsafeBufferPointer<Slice>(start: nil, count: 0)
  fileprivate var sharesRow = false
  fileprivate var row = RowStrips()

  /// Begins to load what the second row holds: the pages of the first one have another second each, which was last needed
  /// a row before, so no near cache has it any more.
  fileprivate func fetchSecond() {
    guard let bytes = store?.bytes.elements.baseAddress else { return }
    for slice in second {
      for line in stride(from: slice.offset, to: slice.offset + slice.count, by: Self.cacheLine) {
        farq_prefetch(bytes + line)
      }
    }
  }

  /// Bytes, on nearly all processors.
  private static let cacheLine = 64

  fileprivate mutating func tokens(of strip: Strip) -> UnsafeBufferPointer<Token> {
    if sharesRow { return row.tokens(of: strip, first) }
    guard let store else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(rebasing: store.tokens.elements[strip.range])
  }
}

extension PageBuffer {
  /// Says what the next slices and strips are of.
  package mutating func begin(_ store: SliceStore) {
    source.store = store
    (source.first, source.second) = (.init(start: nil, count: 0), .init(start: nil, count: 0))
    source.sharesRow = false
  }

  /// Says whose page it is: of two rows of a table, both of which live until it is gathered.
  /// - Parameter sharesRow: whether the next pages will most likely have the same first row, so that what they share is
  ///   worth being put together.
  package mutating func begin(_ i: Int, _ j: Int, of table: SliceTable, in store: SliceStore, sharesRow: Bool) {
    begin(store)
    (source.first, source.second) = (table.row(i), table.row(j))
    source.sharesRow = sharesRow
    guard sharesRow else { return }
    source.row.put(i, of: store)
    source.fetchSecond()
  }

  package mutating func append(_ slice: Slice) {
    guard !slice.isEmpty, let bytes = source.store?.bytes.elements.baseAddress else { return }
    if count + slice.count + SliceStore.slack > memory.count { makeRoom(for: slice.count + SliceStore.slack) }
    guard let start = memory.baseAddress else { return }
    Self.copy(slice.count, from: bytes + slice.offset, to: start + count)
    count += slice.count
  }

  /// Appends a strip whose gaps are all columns of the two rows; others stay empty.
  package mutating func append(_ strip: Strip) {
    var rest = source.tokens(of: strip)
    while !rest.isEmpty {
      let place = append(rest, source.first, source.second)
      rest = UnsafeBufferPointer(rebasing: rest.dropFirst(place + 1))
    }
  }

  /// Appends a strip; gaps that are no columns are filled by `fill`, which is told their numbers.
  package mutating func append(_ strip: Strip, fill: (_ gap: Int, _ page: inout PageBuffer) -> Void) {
    var rest = source.tokens(of: strip)
    while true {
      let place = append(rest, source.first, source.second)
      guard place < rest.count else { return }
      if case .other(let number) = rest[place].gap { fill(number, &self) }
      rest = UnsafeBufferPointer(rebasing: rest[(place + 1)...])
    }
  }

  /// Appends a strip about two rows that are not those of the page.
  package mutating func append(_ strip: Strip, _ i: Int, _ j: Int, of table: SliceTable) {
    guard let store = source.store else { return }
    _ = append(UnsafeBufferPointer(rebasing: store.tokens.elements[strip.range]), table.row(i), table.row(j))
  }

  /// Appends what stands before the first gap that is no column.
  /// - Returns: the place of that gap, or the number of tokens.
  private mutating func append(
    _ tokens: UnsafeBufferPointer<Token>, _ first: UnsafeBufferPointer<Slice>, _ second: UnsafeBufferPointer<Slice>
  ) -> Int {
    guard let bytes = source.store?.bytes.elements.baseAddress else { return tokens.count }
    let row = source.row.bytes.baseAddress ?? bytes
    // Constants and variables of this function: what is written might be where others came from, for all the compiler
    // knows, so they would be read again each time.
    guard var start = memory.baseAddress else { return tokens.count }
    var limit = memory.count - SliceStore.slack
    var end = count
    defer { count = end }
    for place in tokens.indices {
      guard let slice = tokens[place].slice(first, second) else { return place }
      if end + slice.count > limit {
        count = end
        makeRoom(for: slice.count + SliceStore.slack)
        end = count
        limit = memory.count - SliceStore.slack
        start = memory.baseAddress.unsafelyUnwrapped
      }
      Self.copy(slice.count, from: (slice.isOfRow ? row : bytes) + slice.offset, to: start + end)
      end += slice.count
    }
    return tokens.count
  }

  /// Most slices are short, and of any length: copied in whole blocks, they cost a fraction of what it costs to tell which
  /// way is the best for each.
  private static func copy(_ count: Int, from source: UnsafePointer<UInt8>, to target: UnsafeMutableRawPointer) {
    let source = UnsafeRawPointer(source)
    func copyBlock(_ offset: Int) {
      let block = source.loadUnaligned(fromByteOffset: offset, as: SIMD32<UInt8>.self)
      target.storeBytes(of: block, toByteOffset: offset, as: SIMD32<UInt8>.self)
    }
    copyBlock(0)
    if count <= SliceStore.block { return }
    copyBlock(SliceStore.block)
    if count <= 2 * SliceStore.block { return }
    copyBlock(2 * SliceStore.block)
    copyBlock(3 * SliceStore.block)
    if count <= 4 * SliceStore.block { return }
    guard count <= 8 * SliceStore.block else { return target.copyMemory(from: source, byteCount: count) }
    for block in 4..<8 { copyBlock(block * SliceStore.block) }
  }
}
