import FarqModel
import Foundation
import Testing

@testable import FarqPublish

/// What is known of the files of a site is renewed where it stands when little of it is new.
@Suite struct ManifestTests {
  private static let slugs = (100..<112).map(String.init)

  /// Sixty pages, and those of the pairs of twelve codes, of which some hold other texts than they do by default.
  private static func plan(other: Set<Int> = []) -> SitePlan {
    func group(_ kind: String, _ names: FileNames, first: Int) -> SitePlan.Group {
      let keys: SitePlan.Group.Keys = { indices in indices.map { other.contains(first + $0) ? 2 : 1 } }
      return SitePlan.Group(kind: kind, names, keys: keys) { index, page in
        page.append("page \(first + index)\(other.contains(first + index) ? " tells more" : "")")
      }
    }
    let pages = FileNames(folder: "en", .listed((0..<60).map { "\($0).html" }))
    let pairs = FileNames(folder: "en/demo", .pairs(slugs))
    let groups = [group("code", pages, first: 0), group("pair", pairs, first: 60)]
    return SitePlan(groups: groups, fragmentCount: other.count)
  }

  private static let edited = plan(other: [3, 4, 59, 60, 125])

  private func publish(
    _ plan: SitePlan, _ inputs: UInt64, to folder: TemporaryFolder, verify: Bool = false
  ) throws {
    _ = try Publisher(folder: folder.path("site"), jobs: 2, verify: verify).publish(plan, inputs: inputs)
  }

  private func manifest(in folder: TemporaryFolder) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: folder.path("site/.farq/manifest"))))
  }

  private func number(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
  }

  @Test func `after an edit the file is the same one, and holds what a new one would`() throws {
    let folder = try TemporaryFolder()
    try publish(Self.plan(), 1, to: folder)
    let file = try number(of: folder.path("site/.farq/manifest"))
    try publish(Self.edited, 2, to: folder)
    #expect(try number(of: folder.path("site/.farq/manifest")) == file)
    let renewed = try manifest(in: folder)
    try publish(Self.edited, 2, to: folder, verify: true)
    #expect(try number(of: folder.path("site/.farq/manifest")) != file)
    #expect(try manifest(in: folder) == renewed)
    #expect(try folder.files(in: "site") == Self.edited.bytes)
  }

  @Test func `a copy of the site made by hard links keeps its own`() throws {
    let folder = try TemporaryFolder()
    try publish(Self.plan(), 1, to: folder)
    let before = try manifest(in: folder)
    try FileManager.default.linkItem(atPath: folder.path("site/.farq/manifest"), toPath: folder.path("copy"))
    try publish(Self.edited, 2, to: folder)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("copy"))) == Data(before))
    #expect(try manifest(in: folder) != before)
  }

  /// Of a build that was killed when it had written its pages.
  @Test(arguments: 0...11, [true, false])
  func `half renewed, it misleads no later build`(written: Int, goesOn: Bool) throws {
    let folder = try TemporaryFolder()
    try publish(Self.plan(), 1, to: folder)
    let old = try manifest(in: folder)
    try publish(Self.edited, 2, to: folder)
    let new = try manifest(in: folder)
    let changed = [[3..<5, 59..<60], [0..<1, 65..<66]]
    let parts = try #require(Manifest(new)).parts(over: try #require(Manifest(old)), changed: changed)
    var torn = old
    for (offset, bytes) in try #require(parts).prefix(written) {
      torn.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
    }
    #expect((torn == new) == (written >= 9))
    try Data(torn).write(to: URL(fileURLWithPath: folder.path("site/.farq/manifest")))
    try Data().write(to: URL(fileURLWithPath: folder.path("site/.farq/pending")))
    let next = goesOn ? Self.edited : Self.plan()
    #expect(Publisher(folder: folder.path("site"), jobs: 2).unchanged(goesOn ? 2 : 1, nil)?.fileCount == nil)
    try publish(next, goesOn ? 2 : 1, to: folder)
    #expect(try folder.files(in: "site") == next.bytes)
    if goesOn { #expect(try manifest(in: folder) == new) }
  }
}
