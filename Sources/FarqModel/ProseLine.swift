/// A line of text with the places of its words: all rules about wording go by the same words, found once.
package struct ProseLine: Sendable {
  /// Letters with their marks, by where they stand.
  package struct Word: Sendable {
    /// Offsets of bytes in the line's UTF-8.
    package fileprivate(set) var start: Int
    package fileprivate(set) var end: Int
    /// A digest of the letters: words with different digests differ, and comparing digests is quick.
    package fileprivate(set) var digest: UInt64
    /// How many scalars the word has.
    package fileprivate(set) var length: Int
    package fileprivate(set) var isASCII: Bool
  }

  package let text: String
  package let words: [Word]

  package init(_ text: String) {
    var text = text
    words = text.withUTF8(Self.words)
    self.text = text
  }

  package func text(of word: Word) -> Substring { slice(word.start..<word.end) }

  /// What stands between the word before, or the start of the line, and this one, or the end of the line.
  package func gap(before index: Int) -> Substring { slice(gapRange(before: index)) }

  /// The offsets of its bytes.
  package func gapRange(before index: Int) -> Range<Int> {
    (index == 0 ? 0 : words[index - 1].end)..<(index == words.count ? text.utf8.count : words[index].start)
  }

  /// Whether the words from `start` on are these.
  package func holds(_ words: [Word], of other: ProseLine, at start: Int) -> Bool {
    guard start >= 0, start + words.count <= self.words.count else { return false }
    for (offset, word) in words.enumerated() where self.words[start + offset].digest != word.digest { return false }
    return words.indices.allSatisfy { text(of: self.words[start + $0]) == other.text(of: words[$0]) }
  }

  /// The words of two letters or more with one that no text of a language may hold.
  package func foreignWords(_ language: TextLanguage) -> [Word] {
    var text = text
    return text.withUTF8 { bytes in
      words.filter { word in
        guard !word.isASCII, word.length > 1 else { return false }
        var scalars = ScalarReader(bytes, word.start..<word.end)
        while let scalar = scalars.next() {
          if !scalar.isASCII, !language.mayHold(scalar) { return true }
        }
        return false
      }
    }
  }

  private func slice(_ range: Range<Int>) -> Substring {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return text[start..<utf8.index(start, offsetBy: range.count)]
  }

  private static func words(_ bytes: UnsafeBufferPointer<UInt8>) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(bytes.count / 4 + 1)
    var scalars = ScalarReader(bytes)
    var word: Word?
    while let scalar = scalars.next() {
      if Letters.isLetter(scalar) {
        if word == nil { word = Word(start: scalars.start, end: 0, digest: 0, length: 0, isASCII: true) }
        word?.length += 1
        if !scalar.isASCII { word?.isASCII = false }
      } else if var ended = word {
        ended.finish(at: scalars.start, in: bytes)
        words.append(ended)
        word = nil
      }
    }
    if var ended = word {
      ended.finish(at: bytes.count, in: bytes)
      words.append(ended)
    }
    return words
  }
}

extension ProseLine.Word {
  fileprivate mutating func finish(at end: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    self.end = end
    var digest = Digest()
    digest.add(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<end]))
    self.digest = digest.value
  }
}

/// Goes through the characters of valid UTF-8 by the bytes, which is several times as fast as a string's own view.
package struct ScalarReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let limit: Int
  /// Where the last character ends.
  package private(set) var end: Int
  /// Where the last character starts.
  package private(set) var start: Int

  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.init(bytes, 0..<bytes.count) }

  /// - Parameter range: where whole characters stand.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    limit = range.upperBound
    end = range.lowerBound
    start = range.lowerBound
  }

  /// The next character; nil at the end.
  package mutating func next() -> Unicode.Scalar? {
    guard end < limit else { return nil }
    start = end
    let first = UInt32(bytes[end])
    if first < 0x80 {
      end += 1
      return Unicode.Scalar(UInt8(truncatingIfNeeded: first))
    }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = first & (0xFF >> UInt32(length + 1))
    for index in (end + 1)..<(end + length) { value = value << 6 | UInt32(bytes[index] & 0x3F) }
    end += length
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
