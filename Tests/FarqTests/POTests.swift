import FarqModel
import FarqTranslation
import Foundation
import Testing

@testable import farq

/// PO files of small sites: what is exported, and what an import makes of it.
@Suite struct POTests {
  /// The article that the tests change, with what an import must leave alone.
  static let rich = SmallSite().with {
    let english =
      "After:\n\n- `HELP`,\n  said *once*\n- or twice\n\n| A | B |\n| - | - |\n| one | two |\n\n```\nC: HELP\n```\n"
    let arabic =
      "بعد:\n\n- `HELP`،\n  مرّة *واحدة*\n- أو مرّتين\n\n| أ | ب |\n| - | - |\n| واحد | اثنان |\n\n```\nC: HELP\n```\n"
    $0.replace("After `HELP`.\n", with: english, in: "en/demo/214.md")
    $0.replace("بعد `HELP`.\n", with: arabic, in: "ar/demo/214.md")
  }

  static func po(_ site: SmallSite, family: String? = "demo") -> String {
    let pipeline = site.pipeline()
    guard let catalog = pipeline.catalog, let arabic = pipeline.sites.first(where: { $0.locale.id == "ar" }) else {
      return ""
    }
    return POExport(catalog, arabic, pipeline.content).file(of: family).text
  }

  static func take(_ po: String..., into site: SmallSite) -> POImport.Result {
    let pipeline = site.pipeline()
    guard let catalog = pipeline.catalog, let arabic = pipeline.sites.first(where: { $0.locale.id == "ar" }) else {
      return POImport.Result()
    }
    return POImport(catalog, arabic, pipeline.content).result(
      of: po.enumerated().map { ("\($0.offset).po", $0.element) })
  }

  @Test func `a message names its unit, its place and what it must keep, and nothing in it depends on the day`() {
    let po = Self.po(SmallSite())
    #expect(po == Self.po(SmallSite()))
    let target = Digest.hex(of: Array((SmallSite().content["ar/demo/214.md"] ?? "").utf8))
    let entry = """
      #. When you see it: paragraph 1 of 1.
      #. Keep as it is: `HELP`
      #. Target: ar/demo/214.md \(target)
      #: Content/en/demo/214.md:12
      msgctxt "demo/214#when:1"
      msgid "After `HELP`."
      msgstr "بعد `HELP`."

      """
    #expect(po.contains(entry), "\(po)")
  }

  @Test func `nothing translated, nothing changed`() {
    let result = Self.take(Self.po(Self.rich), Self.po(Self.rich, family: nil), into: Self.rich)
    #expect(result.changed == [:] && result.new == [:])
    #expect(result.diagnostics == [])
  }

  @Test(arguments: [
    ("مرّة *واحدة*\"", "مرّتين\"", "`HELP`،\n  مرّة *واحدة*", "`HELP`، مرّتين"),
    ("msgstr \"واحد\"", "msgstr \"1|2\"", "| واحد |", "| 1\\|2 |"),
    ("msgstr \"أو مرّتين\"", "msgstr \"\"\n\"- أو \"\n\"ثلاثًا\"", "أو مرّتين", "\\- أو ثلاثًا"),
    ("msgstr \"المساعدة\"", "msgstr \"ما: \\\"هذا\\\"\"", "name: المساعدة", #"name: "ما: \"هذا\"""#),
  ])
  func `an import changes the bytes of a paragraph and no others`(old: String, new: String, was: String, is: String) {
    let po = Self.po(Self.rich)
    #expect(po.contains(old), "\(po)")
    let result = Self.take(po.replacingOccurrences(of: old, with: new), into: Self.rich)
    #expect(result.diagnostics == [])
    let before = Self.rich.content["ar/demo/214.md"] ?? ""
    #expect(result.changed == ["ar/demo/214.md": before.replacingOccurrences(of: was, with: `is`)])
  }

  @Test func `an article that is missing is made with the headings of its locale`() {
    let site = Self.rich.with { $0.content["ar/demo/214.md"] = nil }
    var po = Self.po(site)
    let words = [
      "Help": "مساعدة", "A text that helps.": "نصّ يعين.", "The server sends a help text.": "يرسل الخادم نصًّا.",
      "After:": "بعد:", "`HELP`, said *once*": "`HELP` مرّة", "or twice": "أو مرّتين", "A": "أ", "B": "ب", "one": "واحد",
      "two": "اثنان",
    ]
    for (english, arabic) in words {
      po = po.replacingOccurrences(
        of: "msgid \"\(english)\"\nmsgstr \"\"", with: "msgid \"\(english)\"\nmsgstr \"\(arabic)\"")
    }
    let result = Self.take(po, into: site)
    let text = """
      ---
      name: مساعدة
      summary: نصّ يعين.
      ---

      ## الوصف

      يرسل الخادم نصًّا.

      ## متى تراه

      بعد:

      - `HELP` مرّة
      - أو مرّتين

      | أ | ب |
      | - | - |
      | واحد | اثنان |

      ```
      C: HELP
      ```

      """
    #expect(result.new == ["ar/demo/214.md": text])
    #expect(result.waiting == 0)
    let after = site.with { $0.content["ar/demo/214.md"] = result.new["ar/demo/214.md"] }
    #expect(after.diagnostics.filter { $0.severity == .error } == [])
  }

  @Test func `a section waits until all its paragraphs are translated, and is put where it belongs`() {
    let site = Self.rich.with {
      guard let text = $0.content["ar/demo/214.md"], let start = text.range(of: "## متى"),
        let end = text.range(of: "## كيفية")
      else { return }
      $0.content["ar/demo/214.md"] = text.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: "")
    }
    var po = Self.po(site).replacingOccurrences(
      of: "msgid \"After:\"\nmsgstr \"\"", with: "msgid \"After:\"\nmsgstr \"بعد:\"")
    #expect(Self.take(po, into: site).waiting == 1)
    #expect(Self.take(po, into: site).changed == [:])
    for english in ["`HELP`, said *once*", "or twice", "A", "B", "one", "two"] {
      po = po.replacingOccurrences(
        of: "msgid \"\(english)\"\nmsgstr \"\"", with: "msgid \"\(english)\"\nmsgstr \"ترجمة \(english)\"")
    }
    let text = Self.take(po, into: site).changed["ar/demo/214.md"] ?? ""
    #expect(text.contains("\n\n## متى تراه\n\nبعد:\n\n- ترجمة `HELP`, said *once*\n"))
    #expect(text.contains("C: HELP\n```\n\n## كيفية"))
  }

  @Test func `a file that has changed since the export is left alone, and the others are taken`() {
    let po = Self.po(SmallSite()).replacingOccurrences(of: "لا عطل هنا.", with: "لا خلل هنا.")
      .replacingOccurrences(of: "احذف المُعامِل.", with: "احذفه.")
    let moved = SmallSite().with { $0.replace("نصّ مساعدة", with: "نصًّا", in: "ar/demo/214.md") }
    let result = Self.take(po, into: moved)
    #expect(result.changed.keys.sorted() == ["ar/demo/504.md"])
    #expect(result.diagnostics.map(\.rule) == ["po-target-moved"])
    #expect(result.diagnostics.first?.advice.contains("msgmerge") == true)
    let source = SmallSite().with { $0.replace("Nothing is broken.", with: "All is well.", in: "en/demo/214.md") }
    #expect(Self.take(po, into: source).diagnostics.map(\.rule) == ["po-source-moved"])
    let bare = po.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("#.") }
    #expect(
      Set(Self.take(bare.joined(separator: "\n"), into: SmallSite()).diagnostics.map(\.rule)) == ["po-target-moved"])
  }

  @Test(arguments: [
    ("msgstr \"بعد `HELP`.\"", "msgstr \"بعد `HLP`.\"", "po-lost-code", "did you mean «HELP»?"),
    ("msgstr \"بعد `HELP`.\"", "msgstr \"بعد الأمر.\"", "po-lost-code", "letter by letter"),
    ("msgstr \"لا عطل هنا.\"", "msgstr \"x\\\\\\n- y\"", "po-structure", "one paragraph"),
    ("msgstr \"لا عطل هنا.\"", "msgstr \"لا عطل هنا.", "po-form", "end each line with one"),
    ("msgstr \"لا عطل هنا.\"", "", "po-form", "Add one"),
    ("msgstr \"لا عطل هنا.\"", "msgtext \"x\"", "po-form", "msgctxt"),
    ("msgctxt \"demo/214#fix:1\"", "msgctxt \"demo/214#when:1\"", "po-repeated", "one file of each family"),
    ("msgctxt \"demo/214#fix:1\"", "msgctxt \"demo/214#fix:9\"", "po-unknown", "Nothing is lost"),
    ("Language: ar", "Language: fr", "po-language", "exported for"),
    ("charset=UTF-8", "charset=ISO-8859-6", "po-charset", "msgconv"),
  ])
  func `what can't be taken is refused at its line`(old: String, new: String, rule: String, advice: String) throws {
    let po = Self.po(SmallSite())
    #expect(po.contains(old))
    let result = Self.take(po.replacingOccurrences(of: old, with: new), into: SmallSite())
    let found = try #require(result.diagnostics.first { $0.rule == rule }, "\(result.diagnostics)")
    #expect(found.location.path == "0.po" && found.location.line > 0)
    #expect(found.advice.contains(advice), "\(found.advice)")
    #expect(result.changed == [:])
  }

  /// The rules that the test above provokes.
  static let rules = ["po-form", "po-repeated", "po-unknown", "po-language", "po-charset"]

  @Test func `fuzzy, empty and obsolete messages are skipped`() {
    let po = Self.po(SmallSite()).replacingOccurrences(of: "msgstr \"لا عطل هنا.\"", with: "msgstr \"\"")
      .replacingOccurrences(of: "msgctxt \"demo/214#when:1\"", with: "#, fuzzy\nmsgctxt \"demo/214#when:1\"")
      .replacingOccurrences(of: "msgstr \"بعد `HELP`.\"", with: "msgstr \"غير هذا\"")
    let result = Self.take(po + "\n#~ msgid \"x\"\n#~ msgstr \"y\"\n", into: SmallSite())
    #expect(result.diagnostics == [] && result.changed == [:])
  }

  @Test func `only the paragraphs that changed are fuzzy, with the source that they were made from`() throws {
    let folder = try TemporaryFolder()
    for (path, text) in Self.rich.content { try folder.write(text, to: "Content/\(path)") }
    #expect(try Program.run(["sync", "ar", "--all"], in: folder).status == 0)
    let path = "Content/en/demo/214.md"
    let english = try String(contentsOfFile: folder.path(path), encoding: .utf8)
    try folder.write(english.replacingOccurrences(of: "- or twice", with: "- or three times"), to: path)
    #expect(try Program.run(["po", "export", "ar", "--family", "demo"], in: folder).status == 0)
    let po = try String(contentsOfFile: folder.path("PO/ar/demo.po"), encoding: .utf8)
    #expect(po.components(separatedBy: "#, fuzzy").count == 2)
    #expect(
      po.contains(
        "#, fuzzy\n#| msgid \"or twice\"\nmsgctxt \"demo/214#when:3\"\nmsgid \"or three times\"\nmsgstr \"أو مرّتين\"\n")
    )
  }

  @Test func `a section whose paragraphs lean on each other is one message`() {
    let site = SmallSite().with {
      $0.replace("After `HELP`.", with: "After `HELP`.[^1]\n\n[^1]: Often.", in: "en/demo/214.md")
      $0.replace("بعد `HELP`.", with: "بعد `HELP`.[^1]\n\n[^1]: كثيرًا.", in: "ar/demo/214.md")
    }
    let po = Self.po(site)
    #expect(po.contains("msgid \"\"\n\"After `HELP`.[^1]\\n\"\n\"\\n\"\n\"[^1]: Often.\"\n"))
    #expect(Self.take(po, into: site).changed == [:])
    let result = Self.take(po.replacingOccurrences(of: "كثيرًا", with: "أحيانًا"), into: site)
    #expect(result.diagnostics == [])
    let before = site.content["ar/demo/214.md"] ?? ""
    #expect(result.changed == ["ar/demo/214.md": before.replacingOccurrences(of: "كثيرًا", with: "أحيانًا")])
  }

  @Test func `a paragraph that the source has got since is asked for, and the section is written anew with it`() throws
  {
    let folder = try TemporaryFolder()
    for (path, text) in Self.rich.content { try folder.write(text, to: "Content/\(path)") }
    #expect(try Program.run(["sync", "ar", "--all"], in: folder).status == 0)
    let english = try String(contentsOfFile: folder.path("Content/en/demo/214.md"), encoding: .utf8)
    try folder.write(
      english.replacingOccurrences(of: "- or twice", with: "- or thrice,\n- or twice"), to: "Content/en/demo/214.md")
    #expect(try Program.run(["po", "export", "ar"], in: folder).status == 0)
    let po = try String(contentsOfFile: folder.path("PO/ar/demo.po"), encoding: .utf8)
    #expect(!po.contains("fuzzy"))
    let old = "msgid \"or thrice,\"\nmsgstr \"\""
    #expect(po.contains(old))
    try folder.write(
      po.replacingOccurrences(of: old, with: "msgid \"or thrice,\"\nmsgstr \"أو ثلاثًا\""), to: "PO/ar/demo.po")
    let none = try Program.run(["po", "import", "ar", "Content"], in: folder)
    #expect(none.status == 64 && none.error.contains("there is no PO file in Content"))
    let run = try Program.run(["po", "import", "ar", "PO"], in: folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("1 translation taken into 1 file"))
    let text = try String(contentsOfFile: folder.path("Content/ar/demo/214.md"), encoding: .utf8)
    #expect(text.contains("بعد:\n\n- `HELP`، مرّة *واحدة*\n- أو ثلاثًا\n- أو مرّتين\n\n| أ | ب |"))
    #expect(try Program.run(["sync", "ar", "demo/214#when"], in: folder).output.contains("1 unit recorded"))
  }
}
