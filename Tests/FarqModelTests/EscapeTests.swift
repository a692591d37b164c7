import FarqModel
import Foundation
import Testing

@Suite struct EscapeTests {
  @Test(arguments: [
    ("a\"b", #"a\"b"#), (#"a\b"#, #"a\\b"#), ("a\nb", #"a\nb"#), ("</script>", #"\u003C/script>"#),
    ("\u{1}\u{F}\u{10}\u{1F}", #"\u0001\u000f\u0010\u001f"#), ("متى é", "متى é"), ("", ""),
  ])
  func `text in JSON reads back as it was, and ends no script`(text: String, escaped: String) throws {
    #expect(Escape.json(text) == escaped)
    #expect(try JSONDecoder().decode([String].self, from: Data("[\"\(escaped)\"]".utf8)) == [text])
  }

  @Test func `text in HTML is escaped as templates escape it`() {
    #expect(Escape.html("a & b < c > d \" e ' f") == "a &amp; b &lt; c &gt; d &quot; e &#39; f")
  }
}
