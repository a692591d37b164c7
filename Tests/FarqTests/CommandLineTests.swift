import FarqModel
import Foundation
import Testing

@testable import farq

/// The program itself, run as a user runs it.
@Suite struct CommandLineTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in SmallSite().content { try folder.write(text, to: "Content/\(path)") }
  }

  @Test func `build ends 0 with one line on standard output`() throws {
    let run = try farq("build")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.hasPrefix("15 pages (2 comparisons) from "))
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(run.error.isEmpty)
    #expect(try farq("build").output.contains(" 0 of 30 files written"))
  }

  @Test func `an edit that leaves length and time of a file as they were is published`() throws {
    let path = folder.path("Content/en/demo/214.md")
    for _ in 1...2 {
      Thread.sleep(forTimeInterval: 0.1)
      #expect(try farq("build").status == 0)
    }
    #expect(try farq("build").output.contains(" 0 of 30 files written"))
    let date = try #require(try FileManager.default.attributesOfItem(atPath: path)[.modificationDate])
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("help text", with: "kelp text").write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    let run = try farq("build")
    #expect(!run.output.contains(" 0 of 30 files written"), "\(run.output)")
    #expect(try String(contentsOfFile: folder.path("Output/en/demo/214.html"), encoding: .utf8).contains("kelp text"))
  }

  @Test func `a file that looks new and holds what it held changes nothing`() throws {
    #expect(try farq("build").status == 0)
    try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: folder.path("Content/site.yaml"))
    #expect(try farq("build").output.contains(" 0 of 30 files written"))
  }

  @Test func `errors of the content end 1, in the manner of compilers, and publish nothing`() throws {
    try folder.write("---\nname: x\nsummary: y\n---\n\n## Descripton\n\nText.\n", to: "Content/en/demo/214.md")
    let run = try farq("build")
    #expect(run.status == 1)
    #expect(
      run.error.contains(
        """
        Content/en/demo/214.md:6:1: error: unknown section «Descripton» [unknown-section]
            6 | ## Descripton
              | ^~~~~~~~~~~~~
              = Did you mean «Description»?
        """), "\(run.error)")
    #expect(run.error.contains("Nothing was published"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("Output")))
  }

  @Test func `warnings end 0, and 1 when strict`() throws {
    try FileManager.default.removeItem(atPath: folder.path("Content/ar/demo/504.md"))
    #expect(try farq("check").status == 0)
    #expect(try farq("check", "--strict").status == 1)
    #expect(try farq("build", "--strict").status == 1)
  }

  @Test func `check counts what a translation lacks`() throws {
    try FileManager.default.removeItem(atPath: folder.path("Content/ar/demo/504.md"))
    #expect(try farq("check").output.contains("ar: 8 sections: 5 current, 3 missing, 0 untranslated"))
  }

  @Test func `problems are printed as JSON, SARIF and workflow commands`() throws {
    try FileManager.default.removeItem(atPath: folder.path("Content/ar/demo/504.md"))
    let json = try JSONSerialization.jsonObject(with: Data(try farq("check", "--format", "json").output.utf8))
    let list = try #require(json as? [[String: Any]])
    #expect(list.first?["rule"] as? String == "missing-article")
    #expect(list.first?["path"] as? String == "Content/ar/demo/504.md")
    let sarif = try JSONSerialization.jsonObject(with: Data(try farq("check", "--format", "sarif").output.utf8))
    let runs = try #require((sarif as? [String: Any])?["runs"] as? [[String: Any]])
    #expect((runs.first?["results"] as? [[String: Any]])?.first?["ruleId"] as? String == "missing-article")
    #expect(
      try farq("check", "--format", "github").output.hasPrefix("::warning file=Content/ar/demo/504.md,line=1,col=1,"))
  }

  @Test func `the pseudo-locales are built when they are asked for, unless the content has one of that name`() throws {
    #expect(try farq("build", "--pseudo", "--locale", "en", "--locale", "en-XA").status == 0)
    #expect(FileManager.default.fileExists(atPath: folder.path("Output/en-XA/demo/214-vs-504.html")))
    #expect(!FileManager.default.fileExists(atPath: folder.path("Output/ar-XB")))
    try folder.write(SmallSite().content["en/locale.yaml"] ?? "", to: "Content/en-XA/locale.yaml")
    let run = try farq("build", "--pseudo")
    #expect(run.status == 64)
    #expect(run.error.contains("the content has one already"))
  }

  @Test(arguments: [
    ["bild"], ["build", "--jobs", "0"], ["build", "--base-url", "example.org"], ["build", "--locale", "xx"],
    ["check", "--format", "xml"], ["build", "--shard", "3/2"], ["build", "--output", "-", "--shard", "1/2"], ["merge"],
    ["build", "--locale", "en-XA"],
  ])
  func `wrong usage ends 64`(arguments: [String]) throws {
    #expect(try Program.run(arguments, in: folder).status == 64)
  }

  @Test func `a content folder that is not there ends 1 and is named`() throws {
    let run = try farq("check", "--content", "Nowhere")
    #expect(run.status == 1)
    #expect(run.error.contains("Nowhere"))
  }

  private func farq(_ arguments: String...) throws -> Program.Run { try Program.run(arguments, in: folder) }
}
