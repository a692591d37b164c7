import FarqModel
import FarqPublish
import FarqSite
import Foundation
import Testing

@testable import farq

@Suite struct PublishTests {
  @Test func `two builds in different folders with different jobs are byte-identical`() throws {
    let folder = try TemporaryFolder()
    let plan = try #require(SmallSite().pipeline().plan(.init()))
    _ = try publish(plan, to: folder.path("one"), jobs: 1)
    _ = try publish(plan, to: folder.path("four"), jobs: 4)
    let one = try folder.files(in: "one")
    #expect(one.count > 20)
    #expect(try folder.files(in: "four") == one)
  }

  @Test func `a build that changes nothing writes nothing`() throws {
    let folder = try TemporaryFolder()
    let plan = try #require(SmallSite().pipeline().plan(.init()))
    #expect(try publish(plan, to: folder.path("site")).written == plan.fileCount)
    let again = try publish(plan, to: folder.path("site"))
    #expect(again.written == 0 && again.removed == 0 && again.files == plan.fileCount)
  }

  @Test func `an edit writes the pages that show it and no other`() throws {
    let folder = try TemporaryFolder()
    _ = try publish(try #require(SmallSite().pipeline().plan(.init())), to: folder.path("site"))
    let before = try folder.files(in: "site")
    let edited = SmallSite().with { $0.replace("a help text", with: "an explanation", in: "en/demo/214.md") }
    let summary = try publish(try #require(edited.pipeline().plan(.init())), to: folder.path("site"))
    let after = try folder.files(in: "site")
    let changed = after.filter { before[$0.key] != $0.value }.keys.sorted()
    #expect(changed == ["en/demo/214-vs-504.html", "en/demo/214.html"])
    #expect(summary.written == 2)
  }

  @Test func `pages that are no longer made are removed, with folders that they leave empty`() throws {
    let folder = try TemporaryFolder()
    _ = try publish(try #require(SmallSite().pipeline().plan(.init())), to: folder.path("site"))
    try folder.write("mine", to: "site/en/mine.txt")
    let english = try #require(SmallSite().pipeline().plan(.init(locales: ["en"])))
    let summary = try publish(english, to: folder.path("site"))
    #expect(summary.removed > 0)
    #expect(!FileManager.default.fileExists(atPath: folder.path("site/ar")))
    #expect(try folder.files(in: "site")["en/mine.txt"] == Data("mine".utf8))
  }

  @Test func `a folder with someone else's files is refused and left as it was`() throws {
    let folder = try TemporaryFolder()
    try folder.write("precious", to: "site/thesis.txt")
    let plan = try #require(SmallSite().pipeline().plan(.init()))
    #expect { try publish(plan, to: folder.path("site")) } throws: { error in
      "\(error)".contains("thesis.txt") && "\(error)".contains("--output")
    }
    #expect(try folder.files(in: "site").keys.sorted() == ["thesis.txt"])
  }

  /// As when a file of the content turns out to have changed under the build.
  @Test func `a build that is called off when its files are made is not taken for done`() throws {
    let folder = try TemporaryFolder()
    let edited = SmallSite().with { $0.replace("a help text", with: "an explanation", in: "en/demo/214.md") }
    let plans = try [SmallSite(), edited].map { try #require($0.pipeline().plan(.init())) }
    let publisher = Publisher(folder: folder.path("site"), jobs: 2)
    let callOff: @Sendable () throws -> Void = { throw Publisher.Failure(description: "called off") }
    #expect { try publisher.publish(plans[0], inputs: 1, made: callOff) } throws: {
      "\($0)" == "called off"
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")) == [])
    _ = try publisher.publish(plans[0], inputs: 1)
    let whole = try folder.files(in: "site")
    #expect { try publisher.publish(plans[1], inputs: 2, made: callOff) } throws: {
      "\($0)" == "called off"
    }
    for inputs in [1, 2] as [UInt64] { #expect(publisher.unchanged(inputs, nil)?.fileCount == nil) }
    #expect(try publisher.publish(plans[0], inputs: 1).written == 2)
    #expect(try folder.files(in: "site") == whole)
  }

  @Test func `a damaged page is mended and a deleted one comes back`() throws {
    let folder = try TemporaryFolder()
    let plan = try #require(SmallSite().pipeline().plan(.init()))
    _ = try publish(plan, to: folder.path("site"))
    let whole = try folder.files(in: "site")
    try folder.write("broken", to: "site/en/index.html")
    try FileManager.default.removeItem(atPath: folder.path("site/ar/index.html"))
    #expect(try publish(plan, to: folder.path("site")).written == 2)
    #expect(try folder.files(in: "site") == whole)
  }

  @Test func `a file in the place of a folder is an error that names the path`() throws {
    let folder = try TemporaryFolder()
    let plan = try #require(SmallSite().pipeline().plan(.init()))
    _ = try publish(plan, to: folder.path("site"))
    try FileManager.default.removeItem(atPath: folder.path("site/ar"))
    try folder.write("in the way", to: "site/ar")
    #expect { try publish(plan, to: folder.path("site")) } throws: { "\($0)".contains("site/ar") }
  }

  private func publish(_ plan: SitePlan, to folder: String, jobs: Int = 2) throws -> Publisher.Summary {
    try Publisher(folder: folder, jobs: jobs).publish(plan) { _ in }
  }
}
