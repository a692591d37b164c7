/// Strips of a store with one row of a table put in as the first of two, so that all between two other gaps is one slice.
///
/// The pages that compare one code with the others are written one after another, and most of each is the same: with
/// that in one piece, a page is gathered from far fewer.
struct RowStrips: ~Copyable {
  private var store: SliceStore?
  private var row = -1
  /// By where a strip begins in its store: its place in `tokens`.
  private var places = GrowingBuffer<Place>()
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
      for start in used.elements { places[start] = Place() }
    } else {
      self.store = store
      places.removeAll()
      for _ in 0..<store.tokens.count { places.append(Place()) }
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
    if place.count == 0 { place = make(strip, first) }
    let made = tokens.elements.baseAddress.map { $0 + Int(place.start) }
    return UnsafeBufferPointer(start: made, count: Int(place.count))
  }

  private mutating func make(_ strip: Strip, _ first: UnsafeBufferPointer<Slice>) -> Place {
    guard let store else { return Place() }
    let firstToken = tokens.count
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
    memory.reserve(SliceStore.slack)
    let place = Place(start: UInt32(firstToken), count: UInt32(tokens.count - firstToken))
    places[strip.range.lowerBound] = place
    used.append(strip.range.lowerBound)
    return place
  }

  /// Where the tokens of a strip are; none of one that has not been made.
  private struct Place: BitwiseCopyable {
    var start: UInt32 = 0
    var count: UInt32 = 0
  }
}
