import FarqModel
import FarqSite
import Foundation
import Testing

@testable import FarqPublish
@testable import farq

/// A build into a folder that holds an earlier one ends as a clean build would, and makes no more than it has to.
@Suite struct IncrementalTests {
  /// One change of a site, and whether it shows on any page.
  struct Edit: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var change: @Sendable (inout SmallSite) -> Void

    init(_ name: String, _ change: @escaping @Sendable (inout SmallSite) -> Void) {
      testDescription = name
      self.change = change
    }
  }

  static let pair = "---\nsummary: Quite different.\n---\n\n## Key differences\n\n1. 214 helps, 504 does not.\n"

  static let between = """
      "300":
        name: Between
        traits: {outcome: failure, phase: []}
        references: [{text: RFC 5321, url: "https://www.rfc-editor.org/rfc/rfc5321"}]

    """

  static let edits = [
    Edit("a section") { $0.replace("a help text", with: "an explanation", in: "en/demo/214.md") },
    Edit("a section of the last code") { $0.replace("Leave the", with: "Drop the", in: "en/demo/504.md") },
    Edit("a name") { $0.replace("name: Help", with: "name: Assistance", in: "en/demo/214.md") },
    Edit("a summary") { $0.replace("A text that helps.", with: "A text.", in: "en/demo/214.md") },
    Edit("a new section") { $0.content["en/demo/214.md"]? += "\n## Notes\n\nOld.\n" },
    Edit("an article that goes") { $0.content["ar/demo/504.md"] = nil },
    Edit("a hand-written comparison that comes") { $0.content["en/demo/214-vs-504.md"] = pair },
    Edit("the introduction of a family") { $0.replace("has two", with: "knows two", in: "en/demo/family.md") },
    Edit("a sentence of a trait") { $0.replace("ends well,", with: "goes well,", in: "en/demo/family.md") },
    Edit("a label of a translation") { $0.replace("label: النتيجة", with: "label: العاقبة", in: "ar/demo/family.md") },
    Edit("a label that a translation lacks") {
      $0.replace("    label: النتيجة\n", with: "", in: "ar/demo/family.md")
      $0.replace("    label: outcome", with: "    label: the outcome", in: "en/demo/family.md")
    },
    Edit("the title of a family") { $0.replace("title: Demo codes", with: "title: Codes", in: "en/demo/family.md") },
    Edit("the title of a home page") { $0.replace("title: رمزان", with: "title: رموز", in: "ar/index.md") },
    Edit("a fact") { $0.replace("phase: [open, close]}", with: "phase: [close]}", in: "families/demo.yaml") },
    Edit("a reference") { $0.replace("RFC 5321 §4.2.3, url", with: "RFC 5321, url", in: "families/demo.yaml") },
    Edit("a phrase") { $0.replace("Learn more", with: "Read on", in: "en/locale.yaml") },
    Edit("a record of what was translated") { $0 = (try? $0.recorded()) ?? $0 },
    Edit("a heading") { $0.replace("fix: How to fix", with: "fix: [Cure, How to fix]", in: "en/locale.yaml") },
    Edit("the home page") { $0.replace("Pick two", with: "Take two", in: "en/index.md") },
    Edit("a template") { $0.templates["card.mustache"]? += Array("<!-- new -->".utf8) },
    Edit("a stylesheet") { $0.templates["assets/site.css"]? += Array("/* new */".utf8) },
    Edit("a code that comes") {
      $0.replace("  \"504\":", with: between + "  \"504\":", in: "families/demo.yaml")
      for locale in ["en", "ar"] { $0.content["\(locale)/demo/300.md"] = $0.content["\(locale)/demo/504.md"] }
    },
  ]

  @Test(arguments: edits)
  func `after an edit the folder is as after a clean build`(edit: Edit) throws {
    let folder = try TemporaryFolder()
    let before = try #require(SmallSite().pipeline().plan(.init()))
    let site = SmallSite().with(edit.change)
    let after = try #require(site.pipeline().plan(.init()), "\(site.diagnostics)")
    _ = try publish(before, to: folder.path("site"))
    let summary = try publish(after, to: folder.path("site"))
    let (old, new) = (before.bytes, after.bytes)
    let changed = new.filter { old[$0.key] != $0.value }.count
    #expect(changed > 0 && summary.written == changed)
    #expect(summary.removed == old.keys.filter { new[$0] == nil }.count)
    #expect(try folder.files(in: "site") == new)
  }

  @Test(arguments: edits)
  func `after an edit and back the folder is as before`(edit: Edit) throws {
    let folder = try TemporaryFolder()
    let before = try #require(SmallSite().pipeline().plan(.init()))
    let after = try #require(SmallSite().with(edit.change).pipeline().plan(.init()))
    for plan in [before, after, before] { _ = try publish(plan, to: folder.path("site")) }
    #expect(try folder.files(in: "site") == before.bytes)
  }

  @Test func `a page that was touched is left, one of the same size that was changed is mended`() throws {
    let folder = try TemporaryFolder()
    let plan = try #require(SmallSite().pipeline().plan(.init()))
    _ = try publish(plan, to: folder.path("site"))
    let page = try #require(plan.texts["en/index.html"])
    try folder.write(page, to: "site/en/index.html")
    #expect(try publish(plan, to: folder.path("site")).written == 0)
    try folder.write(page.replacing("Two codes", with: "Too codes"), to: "site/en/index.html")
    #expect(try publish(plan, to: folder.path("site")).written == 1)
    #expect(try folder.files(in: "site")["en/index.html"] == Data(page.utf8))
  }

  /// Files of a first build are known by their size, as long as their time is one at which it wrote.
  @Test(arguments: ["Too codes", "Two or three codes"], ["2001-01-01 00:00:00", nil, "2100-01-01 00:00:00"])
  func `a page of a first build that is not as it was is mended`(words: String, time: String?) throws {
    let folder = try TemporaryFolder()
    let plan = try #require(SmallSite().pipeline().plan(.init()))
    _ = try publish(plan, to: folder.path("site"))
    let path = folder.path("site/en/index.html")
    let page = try #require(plan.texts["en/index.html"])
    Program.tool("/bin/cp", "-p", path, folder.path("kept"))
    let changed = page.replacing("Two codes", with: words)
    try folder.write(changed, to: "site/en/index.html")
    Program.tool("/usr/bin/touch", time == nil ? "-r" : "-d", time ?? folder.path("kept"), path)
    let isSeen = time != nil || changed.utf8.count != page.utf8.count
    #expect(try publish(plan, to: folder.path("site")).written == (isSeen ? 1 : 0))
    #expect(try folder.files(in: "site")["en/index.html"] == Data((isSeen ? page : changed).utf8))
  }

  @Test func `only --verify sees a change that keeps size and time`() throws {
    let folder = try TemporaryFolder()
    let plan = try #require(SmallSite().pipeline().plan(.init()))
    _ = try publish(plan, to: folder.path("site"))
    let path = folder.path("site/en/index.html")
    let page = try #require(plan.texts["en/index.html"])
    let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    Program.tool("/bin/cp", "-p", path, folder.path("kept"))
    try folder.write(page.replacing("Two codes", with: "Too codes"), to: "site/en/index.html")
    Program.tool("/usr/bin/touch", "-r", folder.path("kept"), path)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date == time)
    #expect(try publish(plan, to: folder.path("site")).written == 0)
    let verified = try Publisher(folder: folder.path("site"), jobs: 2, verify: true).publish(plan)
    #expect(verified.written == 1)
    #expect(try folder.files(in: "site")["en/index.html"] == Data(page.utf8))
  }

  /// It may make other pages of the same content, so what the folder holds says nothing.
  @Test func `another build of the program looks at the bytes of every page`() throws {
    let folder = try TemporaryFolder()
    try SmallSite().write(to: folder)
    #expect(try Program.run(["build"], in: folder).status == 0)
    let pages = try folder.files(in: "Output")
    for page in ["en/index.html", "en/404.html", "en/demo/index.html", "en/demo/214.html", "ar/translation.html"] {
      let bytes = try #require(pages[page])
      let path = folder.path("Output/\(page)")
      Program.tool("/bin/cp", "-p", path, folder.path("kept"))
      try Data(bytes.map { $0 == UInt8(ascii: "e") ? UInt8(ascii: "o") : $0 }).write(to: URL(fileURLWithPath: path))
      Program.tool("/usr/bin/touch", "-r", folder.path("kept"), path)
    }
    let other = folder.url.appendingPathComponent("other")
    try FileManager.default.copyItem(at: Program.url, to: other)
    Program.tool("/usr/bin/touch", other.path)
    #expect(try Program.run(["build"], by: other, in: folder).status == 0)
    #expect(try folder.files(in: "Output") == pages)
  }

  @Test func `a build with the same inputs is known by them, unless a file was touched`() throws {
    let folder = try TemporaryFolder()
    let plan = try #require(SmallSite().pipeline().plan(.init()))
    let publisher = Publisher(folder: folder.path("site"), jobs: 2)
    #expect(publisher.unchanged(7, nil)?.fileCount == nil)
    _ = try publisher.publish(plan, inputs: 7)
    #expect(publisher.unchanged(7, publisher.survey())?.fileCount == plan.fileCount)
    #expect(publisher.unchanged(8, nil)?.fileCount == nil)
    try FileManager.default.removeItem(atPath: folder.path("site/ar/index.html"))
    #expect(publisher.unchanged(7, publisher.survey())?.fileCount == nil)
    #expect(publisher.unchanged(7, nil)?.fileCount == plan.fileCount)
  }

  @Test(arguments: [0, 1, 5, Int.max])
  func `a survey sees the last files first, as far as it comes`(limit: Int) throws {
    let folder = try TemporaryFolder()
    let plan = try #require(SmallSite().pipeline().plan(.init()))
    _ = try publish(plan, to: folder.path("site"))
    var left = limit
    let seen = Survey.look(at: folder.path("site")) {
      left -= 1
      return left < 0
    }
    let output = try #require(OutputFolder(existing: folder.path("site")))
    output.span = output.contents(of: .init(Manifest.path)).flatMap(Manifest.init)?.span
    var last = plan.fileCount
    for group in plan.groups.reversed() {
      for index in (0..<group.count).reversed() {
        let stamp = plan.fileCount - last < limit ? output.stamp(of: .init(group.names, index)) : nil
        #expect(seen[group.names]?[index] == stamp)
        last -= 1
      }
    }
  }

  private func publish(_ plan: SitePlan, to folder: String) throws -> Publisher.Summary {
    try Publisher(folder: folder, jobs: 2).publish(plan)
  }
}

extension SitePlan {
  /// The bytes of all files by path.
  var bytes: [String: Data] {
    var files: [String: Data] = [:]
    for group in groups {
      for index in 0..<group.count { files[group.path(index).path] = (try? group.bytes(index)).map { Data($0) } }
    }
    return files
  }
}
