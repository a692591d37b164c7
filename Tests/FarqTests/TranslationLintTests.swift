import FarqModel
import Testing

/// What the comparison of a translation with its source lets pass.
@Suite struct TranslationLintTests {
  @Test(arguments: [
    ("More code than the source has", "After `HELP`.", "بعد `HELP` على `DEMO`."),
    ("code at another place, or twice", "After `HELP` or `EHLO`.", "بعد `EHLO` أو `HELP` أو `EHLO`."),
    (
      "the same site in another language", "After [`HELP`](https://en.example.org/Help).",
      "بعد [`HELP`](https://ar.example.org/مساعدة)."
    ),
    ("a block at another depth", "After `HELP`:\n\n```\nC: X\n```", "- بعد `HELP`:\n\n  ```\n  C: X\n  ```"),
    ("symbols", "After `HELP`, in µs.", "بعد `HELP` بوحدة µs أو Ω."),
  ])
  func `a translation may differ in what is its own`(what: String, english: String, arabic: String) {
    let diagnostics = SmallSite().with {
      $0.replace("After `HELP`.", with: english, in: "en/demo/214.md")
      $0.replace("بعد `HELP`.", with: arabic, in: "ar/demo/214.md")
    }.diagnostics
    #expect(diagnostics == [], "\(what)")
  }

  @Test func `what is not translated is not compared`() {
    let rules = SmallSite().with {
      $0.replace("a help text.", with: "a help text after `HELP`, as [504](504.md) says.", in: "en/demo/214.md")
      $0.replace(
        "يرسل الخادم نصّ مساعدة.", with: "This is what the server sends as the answer to a question after that command.",
        in: "ar/demo/214.md")
    }.diagnostics.map(\.rule)
    #expect(rules == ["untranslated-section"])
  }

  @Test(arguments: ["خادم", "والخادم", "لخادمين", "بِخادِمٍ", "خوادم"])
  func `a preferred term is found in any form that holds its letters`(word: String) {
    let diagnostics = SmallSite().with {
      $0.content["ar/glossary.yaml"] = "terms:\n  - {source: server, use: خادم, forms: [خوادم], check: [server]}\n"
      $0.replace("يرسل الخادم", with: "يرسل \(word)", in: "ar/demo/214.md")
      $0.replace("يعرف الخادم", with: "يعرف \(word)", in: "ar/demo/504.md")
    }.diagnostics
    #expect(diagnostics == [])
  }

  @Test func `a name with a capital is not the word that the glossary checks`() {
    let diagnostics = SmallSite().with {
      $0.content["ar/glossary.yaml"] = "terms:\n  - {source: proxy, use: وكيل, check: [proxy]}\n"
      $0.replace("The server sends", with: "The Proxy sends", in: "en/demo/214.md")
    }.diagnostics
    #expect(diagnostics == [])
  }
}
