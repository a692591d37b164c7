/// Slices and gaps one after another, by where they stand in a `SliceStore`: what a template or a sentence made once,
/// with a gap wherever pages differ.
package struct Strip: Sendable {
  fileprivate let start: UInt32
  fileprivate let end: UInt32
  var range: Range<Int> { Int(start)..<Int(end) }

  package var isEmpty: Bool { start == end }
  package static let empty = Strip(start: 0, end: 0)
}

/// All ready bytes of one family in one locale. It is made once; then any number of threads gather pages from it.
package final class SliceStore: Sendable {
  let bytes: FixedBuffer<UInt8>
  /// Of all strips.
  let tokens: FixedBuffer<Token>

  fileprivate init(bytes: FixedBuffer<UInt8>, tokens: FixedBuffer<Token>) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// Short slices are copied in blocks of so many bytes.
  static let block = 32
  /// How many bytes behind the end of a slice may be read, and written where it is copied to.
  static let slack = 8 * block
}

extension SliceStore {
  /// Gathers slices and strips until the store is made of them.
  package struct Builder: ~Copyable {
    private var bytes = GrowingBuffer<UInt8>()
    private var tokens = GrowingBuffer<Token>()
    private var known: [UInt64: Slice] = [:]

    package init() {}

    /// A slice of these bytes; equal ones are kept once.
    package mutating func slice(_ text: String) -> Slice {
      var text = text
      return text.withUTF8 { slice(UnsafeRawBufferPointer($0)) }
    }

    /// The same of the bytes of a text.
    package mutating func slice(_ utf8: ArraySlice<UInt8>) -> Slice { utf8.withUnsafeBytes { slice($0) } }

    private mutating func slice(_ text: UnsafeRawBufferPointer) -> Slice {
      guard !text.isEmpty else { return .empty }
      var digest = Digest()
      digest.add(text)
      if let slice = known[digest.value] { return slice }
      let slice = Slice(bytes.count..<(bytes.count + text.count))
      bytes.append(contentsOf: text.bindMemory(to: UInt8.self))
      known[digest.value] = slice
      return slice
    }

    /// Cuts a text at its slot markers, which become the gaps of these numbers.
    package mutating func strip(_ text: String) -> Strip { strip(text) { Token(Gap($0)) } }

    /// The same of a text about one code, which is the second of two.
    package mutating func strip(ofSecond text: String) -> Strip { strip(text) { Token(Gap($0).ofSecond) } }

    /// Cuts a text at its slot markers, whose places these slices take; it has no other markers.
    package mutating func strip(_ utf8: ArraySlice<UInt8>, filling slots: [Slice]) -> Strip {
      utf8.withUnsafeBytes { text in strip(text) { Token(slots[$0]) } }
    }

    private mutating func strip(_ text: String, token: (_ slot: Int) -> Token) -> Strip {
      var text = text
      return text.withUTF8 { strip(UnsafeRawBufferPointer($0), token: token) }
    }

    private mutating func strip(_ text: UnsafeRawBufferPointer, token: (_ slot: Int) -> Token) -> Strip {
      let start = UInt32(tokens.count)
      SlotMarker.cut(text) { literal, slot in
        if !literal.isEmpty { tokens.append(Token(slice(literal))) }
        if let slot { tokens.append(token(slot)) }
      }
      return Strip(start: start, end: UInt32(tokens.count))
    }

    /// Puts the words of a text into the slices that fill its gaps.
    /// - Parameters:
    ///   - table: fills the gaps, which are columns of it.
    ///   - count: how many rows the table has.
    package mutating func fused(_ text: String, of table: SliceTable, rows count: Int) -> FusedStrip {
      let pieces = SlotMarker.pieces(text)
      guard pieces.count > 1 else { return FusedStrip(strip: strip(text), table: table) }
      let start = UInt32(tokens.count)
      var rows = [[Slice]](repeating: [], count: count)
      for (number, piece) in pieces.dropLast().enumerated() {
        let gap = Gap(piece.slot ?? 0)
        let end = number == pieces.count - 2 ? pieces[number + 1].literal : ""
        for row in 0..<count {
          let filled = gap.column.map { String(decoding: bytes.elements[table[row, $0].range], as: UTF8.self) } ?? ""
          rows[row].append(slice(piece.literal + filled + end))
        }
        tokens.append(Token(gap.inColumn(number)))
      }
      return FusedStrip(strip: Strip(start: start, end: UInt32(tokens.count)), table: SliceTable(rows))
    }

    package consuming func build() -> SliceStore {
      bytes.reserve(SliceStore.slack)
      return SliceStore(bytes: bytes.fixed(), tokens: tokens.fixed())
    }
  }
}
