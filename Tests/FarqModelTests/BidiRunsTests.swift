import Testing

@testable import FarqModel

/// Expected runs are written between ⟦ and ⟧.
@Suite struct BidiRunsTests {
  @Test(arguments: [
    ("بين 500–504 فقط", "بين ⟦500–504⟧ فقط"),
    ("الإدراج الرمادي (greylisting): ثمّ", "الإدراج الرمادي (⟦greylisting⟧): ثمّ"),
    ("الردّ 250- يتبعه", "الردّ ⟦250-⟧ يتبعه"),
    ("انظر RFC 5321 §4.2.3.", "انظر ⟦RFC 5321 §4.2.3⟧."),
    ("من <jan@example.org> إليه", "من ⟦<jan@example.org>⟧ إليه"),
    ("قال Bad sequence of commands، ثمّ", "قال ⟦Bad sequence of commands⟧، ثمّ"),
    ("الرموز 450، 451 و452", "الرموز ⟦450⟧، ⟦451⟧ و⟦452⟧"),
    ("الرموز 450, 451 و452", "الرموز ⟦450⟧, ⟦451⟧ و⟦452⟧"),
    ("بين 500–504 (RFC 5321 §4.2).", "بين ⟦500–504⟧ (⟦RFC 5321 §4.2⟧)."),
    ("دالة f(x) هنا", "دالة ⟦f(x)⟧ هنا"),
    ("نسبة 40% منها", "نسبة ⟦40%⟧ منها"),
    ("لا شيء لاتيني.", "لا شيء لاتيني."),
    ("TLS", "⟦TLS⟧"),
    ("", ""),
  ])
  func `left-to-right runs of Arabic text are isolated with what belongs to them`(text: String, expected: String) {
    #expect(marked(text, .rtl) == expected)
  }

  @Test(arguments: [
    ("The word فرق means difference.", "The word ⟦فرق⟧ means difference."),
    ("Codes 500–504 stay.", "Codes 500–504 stay."),
  ])
  func `right-to-left runs of English text are isolated`(text: String, expected: String) {
    #expect(marked(text, .ltr) == expected)
  }

  @Test(arguments: ["(a [b) c]", "((((x", "250-أ-250", "§", "- - -", "a،b؛c", "٣٤ و34", "<>< عربي ><>"])
  func `no character is lost or added`(text: String) {
    for direction in [Direction.ltr, .rtl] {
      #expect(BidiRuns.split(text, in: direction).map(\.text).joined() == text)
    }
  }

  private func marked(_ text: String, _ direction: Direction) -> String {
    BidiRuns.split(text, in: direction).map { $0.isolated ? "⟦\($0.text)⟧" : $0.text }.joined()
  }

  @Test func `bytes tell of every letter and digit that has to be isolated`() {
    for value in UInt32(0)...0x10_FFFF {
      guard let scalar = Unicode.Scalar(value), Letters.isAlphanumeric(scalar) else { continue }
      let direction: Direction = BidiRuns.isRightToLeft(scalar) ? .ltr : .rtl
      var text = "(\(String(scalar)))"
      let mayHoldRun = text.withUTF8 { BidiRuns.mayHoldRun($0, in: direction) }
      if !mayHoldRun { Issue.record("U+\(String(value, radix: 16))") }
    }
  }
}
