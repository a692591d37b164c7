import FarqModel
import FarqSite
import Foundation
import Testing

@testable import FarqPublish
@testable import farq

/// A first build writes pages of the families that have been read while it reads the others.
@Suite struct HeadStartTests {
  /// Two families of the same codes and texts.
  private static let site = SmallSite().with { site in
    for (path, text) in site.content where path.contains("demo") {
      site.content[path.replacing("demo", with: "more")] = text
    }
    site.replace("families: [demo]", with: "families: [demo, more]", in: "site.yaml")
  }

  /// Until the pages of the first family are written.
  private static func waitForPages(in folder: TemporaryFolder) async throws {
    let page = folder.path("site.farq-tmp/ar/demo/214-vs-504.html")
    for _ in 0..<500 where !FileManager.default.fileExists(atPath: page) {
      try await Task.sleep(for: .milliseconds(10))
    }
    try #require(FileManager.default.fileExists(atPath: page), "the pages of the first family are not written")
  }

  @Test func `what was written before all was read is as the plan has it`() async throws {
    let folder = try TemporaryFolder()
    let publisher = Publisher(folder: folder.path("site"), jobs: 2)
    let headStart = try #require(publisher.headStart())
    let early = EarlyPages(.init(), write: headStart.add)
    let pipeline = Self.site.pipeline(early: early)
    try await Self.waitForPages(in: folder)
    #expect(!FileManager.default.fileExists(atPath: folder.path("site.farq-tmp/ar/more")))
    let plan = try #require(pipeline.plan(.init(), with: early.pages))
    let summary = try publisher.publish(plan, headStart: headStart)
    #expect(summary.written == plan.fileCount)
    let bytes = try #require(Self.site.pipeline().plan(.init())).bytes
    #expect(try folder.files(in: "site") == bytes)
    #expect(try publisher.publish(plan).written == 0)
  }

  @Test func `pages that have come to differ are made anew`() async throws {
    let folder = try TemporaryFolder()
    let publisher = Publisher(folder: folder.path("site"), jobs: 2)
    let headStart = try #require(publisher.headStart())
    let early = EarlyPages(.init(), write: headStart.add)
    _ = Self.site.pipeline(early: early)
    try await Self.waitForPages(in: folder)
    let changed = Self.site.with { $0.replace("help text", with: "text that helps", in: "en/demo/214.md") }.pipeline()
    let plan = try #require(changed.plan(.init(), with: early.pages))
    _ = try publisher.publish(plan, headStart: headStart)
    #expect(try folder.files(in: "site") == changed.plan(.init())?.bytes)
  }

  @Test func `a plan that can't be published leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    // The sitemap of a family of this name would be that of the locale's own pages.
    try SmallSite().with { site in
      for (path, text) in site.content where path.contains("demo") {
        site.content[path.replacing("demo", with: "site")] = text
      }
      site.replace("families: [demo]", with: "families: [demo, site]", in: "site.yaml")
    }.write(to: folder)
    let run = try Program.run(["build"], in: folder)
    #expect(run.status == 1 && run.error.contains("sitemaps/en-site.xml"), "\(run.error)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("Output.farq-tmp")))
  }

  /// Rules judge a site when all of it has been read, so pages may be begun that come to nothing.
  @Test(arguments: Provocation.articles + Provocation.files + Provocation.translations)
  func `pages of a faulty site can be made before its faults are known`(provocation: Provocation) throws {
    let site = SmallSite().with { site in
      provocation.change(&site)
      site.content["families/more.yaml"] = SmallSite().content["families/demo.yaml"]
    }
    var files: [SitePlan.Group] = []
    let early = EarlyPages(.init()) { files.append($0) }
    #expect(site.pipeline(early: early).diagnostics == site.diagnostics)
    for group in files { for index in 0..<group.count { #expect(try !group.bytes(index).isEmpty) } }
  }

  @Test(arguments: ["demo", "more"])
  func `errors leave nothing behind`(family: String) throws {
    let folder = try TemporaryFolder()
    try Self.site.with { $0.replace("## When you see it", with: "## Whenever", in: "en/\(family)/504.md") }
      .write(to: folder)
    let run = try Program.run(["build"], in: folder)
    #expect(run.status == 1)
    #expect(run.output.contains("en/\(family)/504.md") || run.error.contains("en/\(family)/504.md"))
    #expect(try folder.files().keys.allSatisfy { $0.hasPrefix("Content/") || $0.hasPrefix(".") })
    #expect(!FileManager.default.fileExists(atPath: folder.path("Output.farq-tmp")))
  }

  @Test func `there is none where a folder is, or where one file is made at a time`() throws {
    let folder = try TemporaryFolder()
    #expect(Publisher(folder: folder.path("site"), jobs: 1).headStart() == nil)
    let publisher = Publisher(folder: folder.path("site"), jobs: 2)
    _ = try publisher.publish(#require(Self.site.pipeline().plan(.init())))
    #expect(publisher.headStart() == nil)
    #expect(Publisher(folder: folder.path("no/such/place"), jobs: 2).headStart() == nil)
    #expect(!FileManager.default.fileExists(atPath: folder.path("no")))
  }
}
