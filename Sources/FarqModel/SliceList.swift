/// The slices of one page in their order, while they are gathered; used again for the next page.
package struct SliceList: ~Copyable {
  private var list = GrowingBuffer<Slice>()
  /// What is put into the gaps of strips: two rows of a table.
  private var first = UnsafeBufferPointer<Slice>(start: nil, count: 0)
  private var second = UnsafeBufferPointer<Slice>(start: nil, count: 0)
  private var tokens = UnsafeBufferPointer<Token>(start: nil, count: 0)
  private var sharesRow = false
  private var row = RowStrips()

  package init() {}

  /// Of the store, and of what is put together for a row.
  var slices: UnsafeBufferPointer<Slice> { list.elements }

  /// What slices of the row are of.
  var rowBytes: UnsafeBufferPointer<UInt8> { row.bytes }

  package mutating func removeAll() { list.removeAll() }

  /// Says whose page it is: of two rows of a table, both of which live until it is gathered.
  /// - Parameter sharesRow: whether the next pages will most likely have the same first row, so that what they share is
  ///   worth being put together.
  package mutating func begin(_ i: Int, _ j: Int, of table: SliceTable, in store: SliceStore, sharesRow: Bool) {
    (first, second, tokens) = (table.row(i), table.row(j), store.tokens.elements)
    self.sharesRow = sharesRow
    if sharesRow { row.put(i, of: store) }
  }

  // What the loops below need stands in constants before them: memory that they write might be where it came from, for all
  // the compiler knows, so it would be read again each time.

  package mutating func append(_ slice: Slice) { list.append(slice) }

  /// Appends a strip whose gaps are all columns of the two rows; others stay empty.
  package mutating func append(_ strip: Strip) {
    let tokens = tokens(of: strip)
    append(tokens, first, second)
  }

  /// Appends a strip; gaps that are no columns are filled by `fill`, which is told their numbers.
  package mutating func append(_ strip: Strip, fill: (_ gap: Int, _ page: inout SliceList) -> Void) {
    var rest = tokens(of: strip)
    while let place = rest.firstIndex(where: \.isOther) {
      append(UnsafeBufferPointer(start: rest.baseAddress, count: place), first, second)
      if case .other(let number) = rest[place].gap { fill(number, &self) }
      rest = UnsafeBufferPointer(rebasing: rest[(place + 1)...])
    }
    append(rest, first, second)
  }

  /// Appends a strip about two rows that are not those of the page.
  package mutating func append(_ strip: Strip, _ i: Int, _ j: Int, of table: SliceTable, in store: SliceStore) {
    append(UnsafeBufferPointer(rebasing: store.tokens.elements[strip.range]), table.row(i), table.row(j))
  }

  private mutating func tokens(of strip: Strip) -> UnsafeBufferPointer<Token> {
    sharesRow ? row.tokens(of: strip, first) : UnsafeBufferPointer(rebasing: tokens[strip.range])
  }

  private mutating func append(
    _ tokens: UnsafeBufferPointer<Token>, _ first: UnsafeBufferPointer<Slice>, _ second: UnsafeBufferPointer<Slice>
  ) {
    let slices = list.room(for: tokens.count)
    var count = 0
    for token in tokens {
      guard let slice = token.slice(first, second) else { continue }
      slices[count] = slice
      count += 1
    }
    list.take(count)
  }
}
