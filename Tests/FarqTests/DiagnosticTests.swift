import FarqModel
import FarqSite
import FarqSource
import Foundation
import Testing

@testable import farq

@Suite struct DiagnosticTests {
  @Test func `a sound site has nothing to report`() {
    #expect(SmallSite().diagnostics == [])
  }

  @Test(arguments: Provocation.articles + Provocation.files + Provocation.translations)
  func `a fault is reported at its place with what to do`(provocation: Provocation) throws {
    let diagnostics = SmallSite().with(provocation.change).diagnostics
    let seen = diagnostics.filter { $0.rule == provocation.rule }.map {
      "\($0.place): \($0.severity): \($0.rule): \($0.message) = \($0.advice)"
    }
    let found = diagnostics.first { $0.rule == provocation.rule && $0.place == provocation.place }
    #expect(found?.severity == provocation.severity, "\(seen)")
    if !provocation.advice.isEmpty { #expect(found?.advice.contains(provocation.advice) == true, "\(seen)") }
  }

  /// What an earlier run found without fault is not looked at again, so it must have been the same.
  @Test(arguments: Provocation.articles + Provocation.files + Provocation.translations)
  func `a fault is reported as well by a program that remembers the site without it`(provocation: Provocation) throws {
    let site = SmallSite().with(provocation.change)
    let memory = ShortMemory()
    _ = SmallSite().pipeline(memories: memory)
    for _ in 0..<2 { #expect(site.pipeline(memories: memory).diagnostics == site.diagnostics) }
  }

  @Test(arguments: [",,", ";;", "::", "..", "!!", "،،", "؛؛", "؟؟", ", ;", ": ،", "،  ؛", ".،"])
  func `marks that stand twice are reported, whichever they are`(marks: String) {
    let site = SmallSite().with { $0.replace("a help text.", with: "a help\(marks) text.", in: "en/demo/214.md") }
    #expect(site.diagnostics.contains { $0.rule == "doubled-punctuation" && $0.message.contains(marks.prefix(1)) })
  }

  @Test(arguments: [
    "\0", "\u{61C}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{E000}", "\u{F8FF}",
  ])
  func `a character that nobody sees is reported wherever it stands`(character: Unicode.Scalar) {
    for offset in 0..<9 {
      let text = String(repeating: "a", count: offset) + "\(character)."
      let site = SmallSite().with { $0.replace("a help text.", with: text, in: "en/demo/214.md") }
      let found = site.diagnostics.filter { ["nul-character", "bidi-control", "private-use"].contains($0.rule) }
      #expect(found.map(\.location.line) == [8])
    }
  }

  @Test(arguments: [
    "site.yaml", "families/demo.yaml", "ar/locale.yaml", "ar/glossary.yaml", "ar/index.md", "ar/demo/family.md",
    "ar/demo/214.md",
  ])
  func `it is reported once, whatever file it stands in`(path: String) {
    let site = SmallSite().with { site in
      let line = path.hasSuffix(".md") ? "\n\u{200E}\n" : "\n# \u{200E}\n"
      site.content[path] = (site.content[path] ?? "terms: []") + line
    }
    let memory = ShortMemory()
    for _ in 0..<2 {
      let found = site.pipeline(memories: memory).diagnostics.filter { $0.rule == "bidi-control" }
      #expect(found.map(\.location.path) == ["Content/\(path)"])
    }
  }

  @Test(arguments: ["“", "—", "é", "\u{2060}", "\u{206A}", "\u{F900}", "\u{65C}", "ؼ"])
  func `characters with bytes like theirs are not`(character: Character) {
    let site = SmallSite().with { $0.replace("a help text.", with: "a \(character) text.", in: "en/demo/214.md") }
    #expect(!site.diagnostics.contains { ["nul-character", "bidi-control", "private-use"].contains($0.rule) })
  }

  @Test func `a file of no code is told to be that, and nothing of what it says`() {
    let site = SmallSite().with { $0.content["en/demo/todo.md"] = "buy milk" }
    #expect(site.diagnostics.map(\.rule) == ["unknown-code"])
  }

  @Test func `facts that can't be read are one problem, not one for each article and lock of their family`() throws {
    let site = try SmallSite().recorded().with {
      $0.replace("name: DEMO", with: "name: [DEMO", in: "families/demo.yaml")
    }
    #expect(site.diagnostics.map { "\($0.rule) \($0.location.path)" } == ["invalid-yaml Content/families/demo.yaml"])
  }

  @Test func `invalid UTF-8 is reported at its first bad byte`() {
    var files = SourceTree(root: "", texts: SmallSite().content).files.mapValues(\.bytes)
    files["en/demo/214.md"] = Array("---\nname: caf".utf8) + [0xE9] + Array("\n---\n".utf8)
    let pipeline = Pipeline(
      content: .init(tree: SourceTree(root: "Content", bytes: files)),
      templates: .init(tree: SourceTree(root: "", bytes: Project.templates)), strict: false)
    #expect(pipeline.diagnostics.contains { $0.rule == "invalid-utf8" && $0.place == "Content/en/demo/214.md:2:10" })
  }

  @Test func `a symbolic link out of the content folder is reported and not followed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("secret", to: "outside.md")
    try folder.write("inside", to: "content/inside.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("content/link.md"), withDestinationPath: folder.path("outside.md"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("content/gone.md"), withDestinationPath: folder.path("nowhere.md"))
    let reading = try FolderReader.read(folder.path("content"), named: "Content")
    #expect(reading.tree.paths == ["inside.md"])
    #expect(reading.diagnostics.map(\.rule).sorted() == ["link-broken", "link-outside"])
  }

  @Test func `links within the content folder are followed, but into no folder below itself`() throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "content/a/text.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("content/b"), withDestinationPath: folder.path("content/a"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("content/a/again"), withDestinationPath: folder.path("content/a"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("content/a/link.md"), withDestinationPath: "text.md")
    let reading = try FolderReader.read(folder.path("content"), named: "Content")
    #expect(reading.tree.paths == ["a/link.md", "a/text.md", "b/link.md", "b/text.md"])
    #expect(Set(reading.tree.files.values.map(\.bytes)) == [Array("text".utf8)])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a pipe in the content folder is named, not waited for`() throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "content/en/text.md")
    #expect(mkfifo(folder.path("content/en/pipe.md"), 0o600) == 0)
    #expect {
      try FolderReader.read(folder.path("content"), named: "Content")
    } throws: { "\($0)" == "cannot read Content/en/pipe.md: it is neither file nor folder" }
  }

  @Test(arguments: [
    (["caf\u{E9}.md", "cafe\u{301}.md"].map { Array($0.utf8) }, "two names look like this one; rename one"),
    ([Array("caf".utf8) + [0xE9]], "its name is not valid UTF-8; rename it"),
  ])
  func `a file whose name could not be told from another is named, not lost`(names: [[UInt8]], reason: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "content/text.md")
    for name in names {
      let path = Array("\(folder.path("content"))/".utf8) + name + [0]
      let handle = path.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600) }
      }
      #expect(handle >= 0 && close(handle) == 0)
    }
    #expect {
      try FolderReader.read(folder.path("content"), named: "Content")
    } throws: { "\($0)".hasPrefix("cannot read Content/caf") && "\($0)".hasSuffix(reason) }
  }

  @Test func `all problems of all files are reported in one run, in the order of the files`() {
    let diagnostics = SmallSite().with {
      $0.replace("## Description", with: "## Descripton", in: "en/demo/504.md")
      $0.replace("summary:", with: "sumary:", in: "en/demo/214.md")
      $0.replace("{outcome: success,", with: "{outcome: sucess,", in: "families/demo.yaml")
    }.diagnostics
    let rules = diagnostics.map(\.rule)
    for rule in ["unknown-section", "unknown-key", "unknown-value"] { #expect(rules.contains(rule)) }
    #expect(diagnostics.map(\.location.path) == diagnostics.map(\.location.path).sorted())
  }

  @Test func `strict makes every warning an error, and an error leaves nothing to publish`() {
    let site = SmallSite().with { $0.replace("a help text", with: "a help help text", in: "en/demo/214.md") }
    #expect(site.pipeline().plan(.init()) != nil)
    #expect(site.pipeline(strict: true).diagnostics.map(\.severity) == [.error])
    #expect(site.pipeline(strict: true).plan(.init()) == nil)
  }

  /// Rule ids stand in the sources as the first argument of what makes a diagnostic.
  @Test func `every rule has a site that provokes it`() {
    let maker =
      /(?:\.error|\.warning|report\.error|report\.warning|lack|broken)\(\s*(?:in: locale, )?"([a-z0-9]+-[a-z0-9-]+)"/
    var rules: Set<String> = []
    for text in Project.swiftFiles(in: "Sources").values {
      rules.formUnion(text.matches(of: maker).map { String($0.1) })
    }
    let provoked =
      (Provocation.articles + Provocation.files + Provocation.translations).map(\.rule) + [
        "invalid-utf8", "link-outside", "link-broken",
      ] + POTests.rules
    #expect(rules.count > 40)
    #expect(rules.subtracting(provoked).sorted() == [])
  }
}
