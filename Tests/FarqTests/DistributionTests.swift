import FarqModel
import FarqPublish
import FarqSite
import Foundation
import Testing

@testable import farq

/// One site in other shapes: built in parts, streamed as an archive, with compressed files beside its pages.
@Suite struct DistributionTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallSite.many(6).write(to: folder)
  }

  private func farq(_ arguments: String...) throws -> Program.Run { try Program.run(arguments, in: folder) }

  @Test(arguments: [1, 2, 3, 7])
  func `parts merge to what one build makes`(count: Int) throws {
    for index in 1...count {
      #expect(try farq("build", "--shard", "\(index)/\(count)", "--output", "part\(index)").status == 0)
    }
    let parts = (1...count).reversed().map { "part\($0)" }
    let merge = try Program.run(["merge"] + parts + ["--output", "merged"], in: folder)
    #expect(merge.status == 0, "\(merge.error)")
    #expect(try farq("build", "--output", "whole").status == 0)
    #expect(try folder.files(in: "merged") == folder.files(in: "whole"))
    // A build into the merged folder finds all pages as they should be.
    #expect(try farq("build", "--output", "merged").output.contains(" 0 of "))
  }

  @Test func `parts are balanced and do not overlap`() throws {
    for index in 1...4 { _ = try farq("build", "--shard", "\(index)/4", "--output", "part\(index)") }
    let parts = try (1...4).map { try folder.files(in: "part\($0)") }
    #expect(Set(parts.flatMap(\.keys)).count == parts.reduce(0) { $0 + $1.count })
    let sizes = parts.map(\.count)
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
  }

  @Test func `merge refuses what is no complete set of parts of one site`() throws {
    for index in 1...3 { _ = try farq("build", "--shard", "\(index)/3", "--output", "part\(index)") }
    _ = try farq("build", "--shard", "1/2", "--output", "half")
    _ = try farq("build", "--shard", "3/3", "--base-url", "https://example.org", "--output", "other")
    let cases: [(parts: [String], reason: String)] = [
      (["part1", "part2"], "parts are missing: 3/3"), (["part1", "part2", "part2", "part3"], "both part 2/3"),
      (["half", "part2", "part3"], "is part 2/3, but half is part 1/2"),
      (["part1", "part2", "other"], "not built from the same files"), (["part1", "part2", "Content"], "no part"),
    ]
    for (parts, reason) in cases {
      let run = try Program.run(["merge"] + parts + ["--output", "merged"], in: folder)
      #expect(run.status == 1 && run.error.contains(reason), "\(run.error)")
      #expect(!FileManager.default.fileExists(atPath: folder.path("merged")))
    }
  }

  @Test(arguments: ["a damaged file", "a file that is gone"])
  func `merge refuses a part with`(fault: String) throws {
    for index in 1...2 { _ = try farq("build", "--shard", "\(index)/2", "--output", "part\(index)") }
    let page = try #require(try folder.files(in: "part2").keys.sorted().first { $0.hasSuffix(".html") })
    if fault == "a damaged file" {
      try folder.write("broken", to: "part2/\(page)")
    } else {
      try FileManager.default.removeItem(atPath: folder.path("part2/\(page)"))
    }
    let run = try Program.run(["merge", "part1", "part2", "--output", "merged"], in: folder)
    #expect(run.status == 1 && run.error.contains("part2/\(page)"), "\(run.error)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("merged")))
  }

  @Test func `an archive holds the site, and is the same each time`() throws {
    _ = try farq("build")
    for name in ["one.tar", "two.tar"] {
      let file = folder.url.appendingPathComponent(name)
      try Data().write(to: file)
      let build = try Program.start(
        ["build", "--output", "-"], in: folder, output: FileHandle(forWritingTo: file))
      build.waitUntilExit()
      #expect(build.terminationStatus == 0)
    }
    #expect(
      FileManager.default.contentsEqual(atPath: folder.path("one.tar"), andPath: folder.path("two.tar")))
    try FileManager.default.createDirectory(atPath: folder.path("unpacked"), withIntermediateDirectories: true)
    #expect(Program.tool("/bin/tar", "-xf", folder.path("one.tar"), "-C", folder.path("unpacked")) == 0)
    #expect(try folder.files(in: "unpacked") == folder.files(in: "Output"))
  }

  @Test func `an archive that is called off when all files are made has no end`() throws {
    final class Counter { var bytes = 0 }
    let plan = try #require(SmallSite().pipeline().plan(.init()))
    let (whole, cut) = (Counter(), Counter())
    try Archive.write(plan) { whole.bytes += $0.count }
    #expect(throws: Publisher.Failure.self) {
      func callOff() throws { throw Publisher.Failure(description: "called off") }
      try Archive.write(plan, made: callOff) { cut.bytes += $0.count }
    }
    #expect(cut.bytes <= whole.bytes - 1024)
  }

  @Test func `gzip files stand beside pages and hold the same bytes`() throws {
    _ = try farq("build", "--precompress", "gzip")
    let files = try folder.files(in: "Output")
    let compressed = files.keys.filter { $0.hasSuffix(".gz") }
    #expect(compressed.count > files.count / 3)
    for path in compressed {
      let plain = String(path.dropLast(3))
      #expect(Program.tool("/bin/gunzip", "-tq", folder.path("Output/\(path)")) == 0, "\(path)")
      #expect(Program.tool("/bin/gunzip", "-k", "-S", ".gz", "-c", folder.path("Output/\(path)")) == 0)
      #expect(try Self.unpacked(folder.path("Output/\(path)")) == files[plain], "\(path)")
    }
    #expect(!compressed.contains { $0.contains("woff2") })
    // Without the option they go again.
    _ = try farq("build")
    #expect(try folder.files(in: "Output").keys.filter { $0.hasSuffix(".gz") } == [])
  }

  private static func unpacked(_ path: String) throws -> Data {
    let pipe = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gunzip")
    process.arguments = ["-c", path]
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return data
  }
}
