import Foundation
import Testing

@testable import farq

/// Lock files under version control.
@Suite struct LockMergeTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in SmallSite().content { try folder.write(text, to: "Content/\(path)") }
    try git("init", "--quiet", "--initial-branch=trunk")
  }

  private func farq(_ arguments: String...) throws -> Program.Run { try Program.run(arguments, in: folder) }

  private func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", folder.url.path, "-c", "user.name=a", "-c", "user.email=a@example.org"] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "git \(arguments)")
  }

  private func commit() throws {
    try git("add", "Content")
    try git("commit", "--quiet", "--message", "Change")
  }

  private func replace(_ old: String, with new: String, in path: String) throws {
    let text = try String(contentsOfFile: folder.path(path), encoding: .utf8)
    #expect(text.contains(old))
    try folder.write(text.replacing(old, with: new), to: path)
  }

  /// Whether the neighbours were recorded before, or get their first record on the two branches.
  @Test(arguments: [true, false])
  func `two branches that sync neighbouring sections merge without a conflict`(isRecorded: Bool) throws {
    #expect(try farq("sync", "ar", isRecorded ? "--all" : "demo/214").status == 0)
    try replace("After `EHLO`", with: "Behind `EHLO`", in: "Content/en/demo/504.md")
    try replace("Leave the parameter out.", with: "Leave it out.", in: "Content/en/demo/504.md")
    try commit()
    try git("checkout", "--quiet", "-b", "one")
    try replace("مع شيء غريب", with: "مع أمر غريب", in: "Content/ar/demo/504.md")
    #expect(try farq("sync", "ar", "demo/504#when").status == 0)
    try commit()
    try git("checkout", "--quiet", "-b", "two", "trunk")
    try replace("احذف المُعامِل.", with: "احذفه.", in: "Content/ar/demo/504.md")
    #expect(try farq("sync", "ar", "demo/504#fix").status == 0)
    try commit()
    try git("merge", "--quiet", "--no-edit", "one")
    let status = try farq("status", "--family", "demo").output
    #expect(status.contains("ar      demo    100%     13       13        0             0      0        0       0"))
    #expect(try farq("check", "--strict").status == 0)
    let lock = try String(contentsOfFile: folder.path("Content/ar/demo/translation.lock"), encoding: .utf8)
    let keys = lock.matches(of: /(?m)^(?:# )?([0-9a-z]+[#@][a-z]*):?$/).map { String($0.1) }
    #expect(keys == keys.sorted() && keys.count == 13)
  }
}
