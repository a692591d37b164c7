import FarqTranslation
import Testing

@Suite struct WordDifferenceTests {
  typealias Pieces = [WordDifference.Piece]

  @Test(arguments: [
    ("one two three", "one two three", [.same("one two three")] as Pieces),
    ("Read it now.", "Read them now.", [.same("Read "), .removed("it"), .added("them"), .same(" now.")]),
    ("a b c", "x y c", [.removed("a b"), .added("x y"), .same(" c")]),
    ("end.", "end", [.same("end"), .removed(".")]), ("", "new", [.added("new")]), ("old", "", [.removed("old")]),
    ("`EHLO` first", "`HELO` first", [.same("`"), .removed("EHLO"), .added("HELO"), .same("` first")]),
  ])
  func `words are compared, not letters`(old: String, new: String, pieces: Pieces) {
    #expect(WordDifference(from: old, to: new).pieces == pieces)
  }

  /// Whatever the texts, each can be read off the pieces.
  @Test func `the pieces hold both texts whole`() {
    var state: UInt64 = 7
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    func text() -> String {
      (0..<next(40)).map { _ in ["a", "b", " ", "  ", "\n", ".", "غ", "`c`", "don't"][next(9)] }.joined()
    }
    for _ in 0..<500 {
      let (old, new) = (text(), text())
      var (before, after) = ("", "")
      for piece in WordDifference(from: old, to: new).pieces {
        switch piece {
        case .same(let words): (before, after) = (before + words, after + words)
        case .removed(let words): before += words
        case .added(let words): after += words
        }
      }
      #expect(before == old && after == new)
    }
  }
}
