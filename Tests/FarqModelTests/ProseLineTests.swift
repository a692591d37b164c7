import FarqModel
import Testing

/// The words of a line, which all rules about wording go by.
@Suite struct ProseLineTests {
  @Test(arguments: [
    ("", [], [""]),
    ("no words: 4.7.0", ["no", "words"], ["", " ", ": 4.7.0"]),
    ("  A re-send, then", ["A", "re", "send", "then"], ["  ", " ", "-", ", ", ""]),
    ("رمزُ الحالة «450»", ["رمزُ", "الحالة"], ["", " ", " «450»"]),
    ("naïve 日本 €", ["naïve", "日本"], ["", " ", " €"]),
  ])
  func `words are letters with their marks, and the rest are gaps`(text: String, words: [String], gaps: [String]) {
    let line = ProseLine(text)
    #expect(line.words.map { String(line.text(of: $0)) } == words)
    #expect((0...words.count).map { String(line.gap(before: $0)) } == gaps)
    #expect(line.words.map(\.length) == words.map(\.unicodeScalars.count))
  }

  @Test func `a line holds a phrase where all its words stand in a row`() {
    let line = ProseLine("try again, and try again later")
    let phrase = ProseLine("try again")
    let starts = line.words.indices.filter { line.holds(phrase.words, of: phrase, at: $0) }
    #expect(starts == [0, 3])
    #expect(!line.holds(phrase.words, of: phrase, at: 5))
    #expect(!line.holds(phrase.words, of: phrase, at: -1))
  }

  @Test(arguments: [
    ("رمز الدائم", true), ("رمز دائم", true), ("دائم رمز", false), ("رمز مؤقت", false), ("رمز", true), ("", false),
  ])
  func `a phrase stands within words, whatever their prefixes, endings and marks`(phrase: String, isHeld: Bool) {
    let text = BareWords("وبالرَّمزِ الدائمِ (5xx) يُعرف")
    #expect(text.holds(BareWords.Phrase(phrase)) == isHeld)
  }

  @Test func `letters of a script are told apart from those of others`() {
    let lines = [ProseLine("The رمز is one"), ProseLine("a bb")]
    let latin = ProseMeasure(of: lines, sourceScript: "Latn") { _ in "Zyyy" }
    #expect(latin == ProseMeasure(words: 5, letters: 14, sourceLetters: 11))
    let arabic = ProseMeasure(of: lines, sourceScript: "Arab") { _ in "Zyyy" }
    #expect(arabic == ProseMeasure(words: 5, letters: 14, sourceLetters: 3))
  }
}
