import FarqModel

/// The words of a line, each with what stands between it and the word before.
struct Words {
  struct Word: Equatable {
    /// Letters with their marks.
    var text: Substring
    /// What stands between the word before, or the start of the line, and this one.
    var gap: Substring
    /// A digest of the letters: words with different digests differ, and comparing digests is quick.
    var digest: UInt64

    static func == (a: Word, b: Word) -> Bool { a.digest == b.digest && a.text == b.text }
  }

  let words: [Word]

  init(_ line: String) {
    var words: [Word] = []
    let scalars = line.unicodeScalars
    var index = scalars.startIndex
    var gapStart = index
    while index < scalars.endIndex {
      guard Letters.isLetter(scalars[index]) else {
        index = scalars.index(after: index)
        continue
      }
      let start = index
      repeat { index = scalars.index(after: index) } while index < scalars.endIndex && Letters.isLetter(scalars[index])
      let text = line[start..<index]
      words.append(Word(text: text, gap: line[gapStart..<start], digest: Digest.value(of: text)))
      gapStart = index
    }
    self.words = words
  }
}
