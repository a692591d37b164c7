/// The letters of a text without the marks above and below them, in words parted by single spaces.
package struct BareWords: Sendable {
  private var bytes: [UInt8]
  private static let space = UInt8(ascii: " ")

  package init(_ text: some StringProtocol) {
    var text = Substring(text)
    bytes = text.withUTF8 { text in
      [UInt8](unsafeUninitializedCapacity: text.count + 1) { bare, count in
        var scalars = ScalarReader(text)
        while let scalar = scalars.next() {
          if !Letters.isLetter(scalar) {
            if count > 0, bare[count - 1] != Self.space {
              bare[count] = Self.space
              count += 1
            }
          } else if !Letters.isMark(scalar) {
            for index in scalars.start..<scalars.end {
              bare[count] = text[index]
              count += 1
            }
          }
        }
        if count > 0, bare[count - 1] == Self.space { count -= 1 }
      }
    }
  }

  /// A phrase to look for: its words, each of which may stand within a word of a text, in a row. Prefixes and endings do not
  /// matter, whatever the language has.
  package struct Phrase: Sendable {
    fileprivate let words: [[UInt8]]

    package init(_ text: String) { words = BareWords(text).bytes.split(separator: space).map(Array.init) }
  }

  package func holds(_ phrase: Phrase) -> Bool {
    guard let head = phrase.words.first else { return false }
    return bytes.withUnsafeBufferPointer { text in
      var start = 0
      while let found = Self.find(head, in: text, from: start, to: text.count) {
        if Self.follow(phrase.words.dropFirst(), after: found + head.count, in: text) { return true }
        start = found + 1
      }
      return false
    }
  }

  /// Whether each word stands within the next word of the text.
  private static func follow(_ words: ArraySlice<[UInt8]>, after start: Int, in text: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    var index = start
    for word in words {
      while index < text.count, text[index] != space { index += 1 }
      index += 1
      var end = index
      while end < text.count, text[end] != space { end += 1 }
      guard index < end, let found = find(word, in: text, from: index, to: end) else { return false }
      index = found
    }
    return true
  }

  private static func find(
    _ word: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    word.withUnsafeBufferPointer { word in
      guard word.count > 0, end - start >= word.count else { return nil }
      // The last byte differs more often than the first, which is the same for most letters of a script.
      let last = word.count - 1
      for index in start...(end - word.count) where text[index + last] == word[last] {
        var offset = 0
        while offset < last, text[index + offset] == word[offset] { offset += 1 }
        if offset == last { return index }
      }
      return nil
    }
  }
}
