/// Strips of a store with one row of a table put in as the first of two, so that all between two other gaps is one slice.
///
/// The pages that compare one code with the others are written one after another, and most of each is the same: with
/// that in one piece, a page is gathered from far fewer.
struct RowStrips: ~Copyable {
  private var store: SliceStore?
  private var row = -1
  /// By where a strip begins in its store: its place in `tokens` and its length.
  private var places = GrowingBuffer<SIMD2<UInt32>>()
  /// Where the strips that have places begin.
  private var used = GrowingBuffer<Int>()
  private var tokens = GrowingBuffer<Token>()
  private var memory = GrowingBuffer<UInt8>()

  /// What slices of the row are of.
  var bytes: UnsafeBufferPointer<UInt8> { memory.elements }

  /// Puts in a row, if it is not in already.
  mutating func put(_ row: Int, of store: SliceStore) {
    if self.store === store {
      if self.row == row { return }
      for start in used.elements { places[start] = .zero }
    } else {
      self.store = store
      places.removeAll()
      for _ in 0..<store.tokens.count { places.append(.zero) }
    }
    self.row = row
    used.removeAll()
    tokens.removeAll()
    memory.removeAll()
    // Strips have no more tokens here than in the store, so these stay where they are while pages of the row are gathered.
    tokens.reserve(store.tokens.count)
  }

  /// The tokens of a strip without gaps of the first row, valid until another row is put in.
  mutating func tokens(of strip: Strip, _ first: UnsafeBufferPointer<Slice>) -> UnsafeBufferPointer<Token> {
    guard !strip.isEmpty else { return UnsafeBufferPointer(start: nil, count: 0) }
    var place = places[strip.range.lowerBound]
    if place == .zero { place = make(strip, first) }
    return UnsafeBufferPointer(start: tokens.elements.baseAddress.map { $0 + Int(place.x) }, count: Int(place.y))
  }

  private mutating func make(_ strip: Strip, _ first: UnsafeBufferPointer<Slice>) -> SIMD2<UInt32> {
    guard let store else { return .zero }
    let place = tokens.count
    var start = memory.count
    func close(_ tokens: inout GrowingBuffer<Token>, _ end: Int) {
      if end > start { tokens.append(Token(Slice(start..<end, isOfRow: true))) }
      start = end
    }
    for token in store.tokens.elements[strip.range] {
      var slice = token.slice
      if slice == nil, case .first(let column) = token.gap { slice = first[column] }
      if let slice {
        memory.append(contentsOf: UnsafeBufferPointer(rebasing: store.bytes.elements[slice.range]))
      } else {
        close(&tokens, memory.count)
        tokens.append(token)
      }
    }
    close(&tokens, memory.count)
    memory.reserve(SliceStore.block)
    let made = SIMD2(UInt32(place), UInt32(tokens.count - place))
    places[strip.range.lowerBound] = made
    used.append(strip.range.lowerBound)
    return made
  }
}
