import Foundation
import Testing

@testable import farq

/// What `farq new` writes is sound, and takes nobody's work away.
@Suite struct NewTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in SmallSite().content { try folder.write(text, to: "Content/\(path)") }
  }

  private func farq(_ arguments: String...) throws -> Program.Run { try Program.run(arguments, in: folder) }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: folder.path(path), encoding: .utf8) }

  @Test func `a new translation has the locale's headings over the source's text, and counts as untranslated`() throws {
    try FileManager.default.removeItem(atPath: folder.path("Content/ar/demo/504.md"))
    #expect(try farq("new", "translation", "ar", "demo/504").status == 0)
    #expect(
      try text("Content/ar/demo/504.md") == """
        ---
        name: Parameter not implemented
        summary: A parameter that the server lacks.
        ---

        ## الوصف

        The server knows the command only.

        ## متى تراه

        After `EHLO` with something odd.

        ## كيفية الإصلاح

        Leave the parameter out.
        """)
    #expect(try farq("check").status == 0)
    #expect(try farq("status").output.contains("ar      demo     61%     13        8        0             5"))
    #expect(try farq("sync", "ar", "demo/504").status == 1)
    #expect(try farq("new", "translation", "ar", "demo/504").status == 64)
  }

  @Test func `the home page and a family's text can be started too`() throws {
    for path in ["index", "demo/family"] {
      try FileManager.default.removeItem(atPath: folder.path("Content/ar/\(path).md"))
      #expect(try farq("new", "translation", "ar", path).status == 0)
      #expect(try text("Content/ar/\(path).md") == text("Content/en/\(path).md"))
    }
    #expect(try farq("check").status == 0)
  }

  @Test(arguments: [("300", 1), ("99", 0), ("600", 2), ("X-1", 2)])
  func `a new code stands at its place in the registry`(code: String, place: Int) throws {
    let run = try farq("new", "code", "demo", code, "--name", "A \"new\" code", "--reference", "RFC 1 §2")
    #expect(run.status == 0, "\(run.error)")
    let codes = try text("Content/families/demo.yaml").matches(of: /(?m)^  "(.*)":$/).map { String($0.1) }
    var expected = ["214", "504"]
    expected.insert(code, at: place)
    #expect(codes == expected)
    #expect(try farq("check").status == 0)
    #expect(try farq("build").status == 0)
    #expect(try farq("new", "code", "demo", code, "--name", "Again").status == 64)
  }

  @Test func `a new family is built with its first code`() throws {
    #expect(try farq("new", "family", "mini", "--code", "0x1", "--code-name", "One").status == 0)
    #expect(try farq("check").status == 0)
    #expect(try farq("build").status == 0)
    #expect(FileManager.default.fileExists(atPath: folder.path("Output/en/mini/0x1.html")))
    #expect(try farq("new", "family", "mini").status == 64)
    #expect(try farq("new", "code", "mini", "0x2", "--name", "Two").status == 0)
    #expect(try farq("check").status == 0)
  }

  @Test(arguments: [("ru", "русский", "ltr", 4), ("fa", "فارسی", "rtl", 2), ("pt-BR", "português (Brasil)", "ltr", 3)])
  func `a new locale has its name, its direction and its plural forms`(
    tag: String, name: String, direction: String, forms: Int
  ) throws {
    #expect(try farq("new", "locale", tag).status == 0)
    let locale = try text("Content/\(tag)/locale.yaml")
    #expect(locale.hasPrefix("name: \(name)\ndirection: \(direction)\n"))
    let counts = locale.components(separatedBy: "  codes_count:\n").last?.split(separator: "\n") ?? []
    #expect(counts.prefix { $0.hasPrefix("    ") }.count == forms)
    #expect(try farq("check").status == 0)
    #expect(try farq("new", "translation", tag, "index").status == 0)
    #expect(try farq("check").status == 0)
    #expect(try farq("new", "locale", tag).status == 64)
  }
}
