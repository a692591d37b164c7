import FarqModel
import Foundation

extension Provocation {
  /// Faults of articles: front matter, sections, links, wording.
  static let articles: [Provocation] = [
    Provocation("missing-front-matter", at: "Content/en/demo/214.md:1:1", advice: "---") {
      $0.replace("---\nname", with: "name", in: "en/demo/214.md")
    },
    Provocation("open-front-matter", at: "Content/en/demo/214.md:1:1", advice: "---") {
      $0.content["en/demo/214.md"] = "---\nname: x\n"
    },
    Provocation("invalid-yaml", at: "Content/en/demo/214.md:3:16", advice: "double quotes") {
      $0.replace("summary: A text that helps.", with: "summary: A text: that helps.", in: "en/demo/214.md")
    },
    Provocation("invalid-yaml", at: "Content/en/demo/214.md:2:1") {
      $0.replace("summary: A", with: "name: A", in: "en/demo/214.md")
    },
    Provocation("unknown-key", at: "Content/en/demo/214.md:3:1", advice: "Did you mean «summary»?") {
      $0.replace("summary:", with: "sumary:", in: "en/demo/214.md")
    },
    Provocation("empty-value", at: "Content/en/demo/214.md:2:6") {
      $0.replace("name: Help", with: "name: ", in: "en/demo/214.md")
    },
    Provocation("missing-text", at: "Content/en/demo/214.md:1:1", advice: "name: …") {
      $0.replace("name: Help\n", with: "", in: "en/demo/214.md")
    },
    Provocation("missing-text", at: "Content/ar/demo/214.md:1:1", .warning, advice: "name: …") {
      $0.replace("name: المساعدة\n", with: "", in: "ar/demo/214.md")
    },
    Provocation("unknown-section", at: "Content/ar/demo/214.md:10:1", advice: "Did you mean «متى تراه»?") {
      $0.replace("## متى تراه", with: "## متى ترا", in: "ar/demo/214.md")
    },
    Provocation("repeated-section", at: "Content/en/demo/214.md:18:1", advice: "Join") {
      $0.content["en/demo/214.md"]? += "\n\n## Description\n\nAgain.\n"
    },
    Provocation("empty-section", at: "Content/en/demo/214.md:14:1", advice: "Write it") {
      $0.replace("Nothing is broken.", with: "", in: "en/demo/214.md")
    },
    Provocation("missing-section", at: "Content/en/demo/214.md", advice: "## How to fix") {
      $0.replace("## How to fix\n\nNothing is broken.", with: "", in: "en/demo/214.md")
    },
    Provocation("missing-section", at: "Content/ar/demo/214.md", .warning, advice: "## كيفية الإصلاح") {
      $0.replace("## كيفية الإصلاح\n\nلا عطل هنا.", with: "", in: "ar/demo/214.md")
    },
    Provocation("text-outside-section", at: "Content/en/demo/214.md:6:1", advice: "below one of the headings") {
      $0.replace("\n## Description", with: "\nStray.\n\n## Description", in: "en/demo/214.md")
    },
    Provocation("untranslated-section", at: "Content/ar/demo/214.md:6:1", .warning, advice: "Translate it") {
      $0.replace("يرسل الخادم نصّ مساعدة.", with: "The server sends a help text.", in: "ar/demo/214.md")
    },
    Provocation("missing-article", at: "Content/en/demo/504.md", advice: "Write it") {
      $0.content["en/demo/504.md"] = nil
    },
    Provocation("missing-article", at: "Content/ar/demo/504.md", .warning, advice: "Translate it") {
      $0.content["ar/demo/504.md"] = nil
    },
    Provocation("missing-article", at: "Content/ar/demo/", .warning) {
      $0.content["ar/demo/214.md"] = nil
      $0.content["ar/demo/504.md"] = nil
    },
    Provocation("unknown-code", at: "Content/en/demo/505.md", advice: "Did you mean «504»?") {
      $0.content["en/demo/505.md"] = $0.content["en/demo/504.md"]
    },
    Provocation("unknown-code", at: "Content/en/demo/214-vs-505.md", advice: "Did you mean «504»?") {
      $0.content["en/demo/214-vs-505.md"] = "---\nsummary: s\n---\n"
    },
    Provocation("pair-order", at: "Content/en/demo/504-vs-214.md", advice: "214-vs-504.md") {
      $0.content["en/demo/504-vs-214.md"] = "---\nsummary: s\n---\n"
    },
    Provocation("unknown-family", at: "Content/en/dmo/214.md", advice: "Did you mean «demo»?") {
      $0.content["en/dmo/214.md"] = $0.content["en/demo/214.md"]
    },
    Provocation("stray-file", at: "Content/arr/demo/214.md", .warning, advice: "Did you mean «ar»?") {
      $0.content["arr/demo/214.md"] = $0.content["ar/demo/214.md"]
    },
    Provocation("broken-link", at: "Content/en/demo/214.md:8:25", advice: "Did you mean «504.md»?") {
      $0.replace("a help text.", with: "a help [text](505.md).", in: "en/demo/214.md")
    },
    Provocation("broken-link", at: "Content/en/demo/214.md:8:25", advice: "214-vs-504.md") {
      $0.replace("a help text.", with: "a help [text](504-vs-214.md).", in: "en/demo/214.md")
    },
    Provocation("broken-link", at: "Content/en/demo/214.md:8:25", advice: "Did you mean «fix»?") {
      $0.replace("a help text.", with: "a help [text](504.md#fixx).", in: "en/demo/214.md")
    },
    Provocation("broken-link", at: "Content/en/demo/214.md:8:25", advice: "relative") {
      $0.replace("a help text.", with: "a help [text](../../../x.md).", in: "en/demo/214.md")
    },
    Provocation("broken-link", at: "Content/en/demo/214.md:8:25", advice: "by their file") {
      $0.content["ar/demo/translation.lock"] = ""
      $0.replace("a help text.", with: "a help [text](../../ar/demo/translation.lock).", in: "en/demo/214.md")
    },
    Provocation("raw-html", at: "Content/en/demo/214.md:8:20", .warning) {
      $0.replace("a help text.", with: "a <b>help</b> text.", in: "en/demo/214.md")
    },
    Provocation("top-heading", at: "Content/en/demo/214.md:10:1") {
      $0.replace("a help text.", with: "a help text.\n\n# Top", in: "en/demo/214.md")
    },
    Provocation("image-text", at: "Content/en/demo/214.md:8:20", .warning) {
      $0.content["en/demo/p.svg"] = "<svg/>"
      $0.replace("a help text.", with: "a ![](p.svg) text.", in: "en/demo/214.md")
    },
    Provocation("remote-image", at: "Content/en/demo/214.md:8:20") {
      $0.replace("a help text.", with: "a ![x](https://a.example/p.png) text.", in: "en/demo/214.md")
    },
    Provocation("nested-too-deep", at: "Content/en/demo/214.md:8:1", advice: "Take some levels out") {
      $0.replace("The server sends", with: String(repeating: "> ", count: 50_000) + "x", in: "en/demo/214.md")
    },
    Provocation("repeated-word", at: "Content/en/demo/214.md:8:1", .warning) {
      $0.replace("a help text.", with: "a help help text.", in: "en/demo/214.md")
    },
    Provocation("doubled-punctuation", at: "Content/en/demo/214.md:8:1", .warning) {
      $0.replace("a help text.", with: "a help,, text.", in: "en/demo/214.md")
    },
    Provocation("open-slot", at: "Content/en/demo/214.md:8:1", .warning) {
      $0.replace("a help text.", with: "a {code} text.", in: "en/demo/214.md")
    },
    Provocation("foreign-words", at: "Content/ar/demo/214.md:8:1", .warning, advice: "backticks") {
      $0.replace("نصّ مساعدة", with: "نصّ that helps the reader", in: "ar/demo/214.md")
    },
    Provocation("banned-term", at: "Content/ar/demo/214.md:8:1", advice: "خادم") {
      $0.content["ar/glossary.yaml"] = "terms:\n  - {source: server, use: خادم, avoid: [الملقم]}\n"
      $0.replace("يرسل الخادم", with: "يرسل الملقم", in: "ar/demo/214.md")
    },
  ]
}
