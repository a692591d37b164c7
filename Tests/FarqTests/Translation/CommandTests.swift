import FarqModel
import Foundation
import Testing

@testable import farq

/// The commands of translators, run as they run them, on a folder of their own.
@Suite struct TranslationCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in SmallSite().content { try folder.write(text, to: "Content/\(path)") }
  }

  private func farq(_ arguments: String...) throws -> Program.Run { try Program.run(arguments, in: folder) }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: folder.path(path), encoding: .utf8) }

  private func replace(_ old: String, with new: String, in path: String) throws {
    let text = try text(path)
    #expect(text.contains(old))
    try folder.write(text.replacing(old, with: new), to: path)
  }

  @Test func `status counts by family, and one line settles what is only not recorded`() throws {
    let run = try farq("status")
    #expect(run.status == 0)
    #expect(
      run.output == """
        locale  family  done  units  current  missing  untranslated  stale  suspect  orphan  not recorded
        ar      (home)  100%      3        3        0             0      0        0       0             3
        ar      demo    100%     13       13        0             0      0        0       0            13
        ar      all     100%     16       16        0             0      0        0       0            16

        ar: 16 translated units are not recorded; `farq sync ar --all` records them

        """)
  }

  @Test func `a change of the source is one stale section until it is translated and synced`() throws {
    #expect(try farq("sync", "ar", "--all").status == 0)
    try replace("Leave the parameter out.", with: "Leave any parameter out.", in: "Content/en/demo/504.md")
    let stale = try farq("status", "--family", "demo").output
    #expect(stale.contains("ar      demo     92%     13       12        0             0      1"))
    #expect(stale.hasSuffix("\n\nContent/ar/demo/504.md:14: stale: demo/504#fix (2 pages)\n"))

    #expect(
      try farq("diff", "ar").output == """
        demo/504#fix: stale
        Content/en/demo/504.md:14: source, as recorded and now:
        Leave [-the-]{+any+} parameter out.
        Content/ar/demo/504.md:14: translation:
        احذف المُعامِل.


        """)

    let refused = try farq("sync", "ar", "demo/504#fix")
    #expect(refused.status == 1)
    #expect(refused.error.contains("refused: demo/504#fix: the source has changed since it was recorded"))

    try replace("احذف المُعامِل.", with: "احذف كلّ مُعامِل.", in: "Content/ar/demo/504.md")
    let synced = try farq("sync", "ar", "demo/504#fix")
    #expect(synced.status == 0)
    #expect(synced.output.hasPrefix("recorded demo/504#fix\n1 unit recorded in Content/ar/demo/translation.lock"))
    #expect(try farq("status", "--family", "demo").output.contains("ar      demo    100%     13       13"))
    #expect(try farq("diff", "ar").output == "Nothing of ar is stale.\n")
  }

  @Test func `a reason lets a translation stay, and is kept`() throws {
    #expect(try farq("sync", "ar", "--all").status == 0)
    try replace("Leave the parameter out.", with: "Leave out the parameter.", in: "Content/en/demo/504.md")
    #expect(try farq("sync", "ar", "demo/504", "--unchanged-ok", "only \"word order\"").status == 0)
    #expect(try text("Content/ar/demo/translation.lock").contains("  reason: \"only \\\"word order\\\"\"\n"))
    #expect(try farq("check", "--strict").status == 0)
    #expect(try farq("status").output.contains("ar      all     100%     16       16"))
  }

  @Test func `a record that was edited by hand is suspect, and is replaced only when it is named by itself`() throws {
    #expect(try farq("sync", "ar", "--all").status == 0)
    let lock = try text("Content/ar/demo/translation.lock")
    let entry = lock.components(separatedBy: "\n\n").first { $0.hasPrefix("504#fix:") } ?? ""
    let edited = entry.replacing(/source: .*/, with: "source: feedfeedfeedfeed")
    try folder.write(lock.replacing(entry, with: edited), to: "Content/ar/demo/translation.lock")
    #expect(
      try farq("status").output.hasSuffix("\nContent/ar/demo/504.md:14: suspect: demo/504#fix (2 pages)\n"))
    #expect(try farq("sync", "ar", "demo/504").status == 1)
    #expect(try farq("sync", "ar", "--all").output == "0 units recorded\n")
    #expect(try farq("sync", "ar", "demo/504#fix").status == 0)
    #expect(try text("Content/ar/demo/translation.lock") == lock)
  }

  @Test func `a suspect record does not hide that the source has moved`() throws {
    #expect(try farq("sync", "ar", "--all").status == 0)
    try replace("Leave the parameter out.", with: "Leave it out.", in: "Content/en/demo/504.md")
    let lock = try text("Content/ar/demo/translation.lock")
    let entry = lock.components(separatedBy: "\n\n").first { $0.hasPrefix("504#fix:") } ?? ""
    let edited = entry.replacing(/source: .*/, with: "source: feedfeedfeedfeed")
    try folder.write(lock.replacing(entry, with: edited), to: "Content/ar/demo/translation.lock")
    let run = try farq("sync", "ar", "demo/504#fix")
    #expect(run.status == 1)
    #expect(run.error.contains("--unchanged-ok"))
  }

  @Test func `sync mends an entry that can't be read, and leaves a merge conflict to be resolved`() throws {
    #expect(try farq("sync", "ar", "--all").status == 0)
    let path = "Content/ar/demo/translation.lock"
    let lock = try text(path)
    try folder.write(lock.replacing("504#fix:\n  source", with: "504#fix:\n  sauce"), to: path)
    #expect(try farq("status").output.hasSuffix("\nContent/ar/demo/504.md:14: suspect: demo/504#fix (2 pages)\n"))
    #expect(try farq("sync", "ar", "demo/504#fix").status == 0)
    #expect(try text(path) == lock)

    let conflict = lock.replacing("504#fix:\n", with: "<<<<<<< ours\n504#fix:\n=======\n>>>>>>> theirs\n")
    try folder.write(conflict, to: path)
    let run = try farq("sync", "ar", "demo/504#when")
    #expect(run.status == 1)
    #expect(run.error.contains("[lock-form]") && run.error.contains("refused: demo/504#when"))
    #expect(try text(path) == conflict)
  }

  @Test func `what is gone from the source is an orphan until its record is dropped`() throws {
    #expect(try farq("sync", "ar", "--all").status == 0)
    for (locale, heading) in [("en", "When you see it"), ("ar", "متى تراه")] {
      let path = "Content/\(locale)/demo/504.md"
      let parts = try text(path).components(separatedBy: "## ").filter { !$0.hasPrefix(heading) }
      try folder.write(parts.joined(separator: "## "), to: path)
    }
    let status = try farq("status").output
    #expect(status.contains(": orphan: demo/504#when"))
    #expect(status.contains("ar      demo    100%     12       12"))
    let run = try farq("sync", "ar", "demo/504#when")
    #expect(run.output.hasPrefix("dropped the record of demo/504#when"))
    #expect(!(try text("Content/ar/demo/translation.lock").contains("504#when")))
  }

  @Test func `a missing section is listed where it goes, and a missing article at its file`() throws {
    try replace("## متى تراه\n\nبعد `HELP`.\n\n", with: "", in: "Content/ar/demo/214.md")
    try FileManager.default.removeItem(atPath: folder.path("Content/ar/demo/504.md"))
    let lines = try farq("status", "--by-impact").output.split(separator: "\n").map(String.init)
    #expect(lines.contains("Content/ar/demo/214.md:10: missing: demo/214#when (2 pages, weight 1, impact 2)"))
    #expect(lines.contains("Content/ar/demo/504.md: missing: demo/504@name (4 pages, weight 1, impact 4)"))
    #expect(try farq("sync", "ar", "demo/504").status == 1)
  }

  @Test func `status as JSON holds each unit of work with its place and what waits for it`() throws {
    #expect(try farq("sync", "ar", "--all").status == 0)
    try replace("Leave the parameter out.", with: "Leave it out.", in: "Content/en/demo/504.md")
    let run = try farq("status", "--format", "json", "--by-impact")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let locale = try #require((object?["locales"] as? [[String: Any]])?.first)
    let work = try #require((locale["work"] as? [[String: Any]])?.first)
    #expect(locale["stale"] as? Int == 1)
    #expect(work["unit"] as? String == "demo/504#fix")
    #expect(work["path"] as? String == "Content/ar/demo/504.md")
    #expect(work["line"] as? Int == 14)
    #expect(work["pages"] as? Int == 2)
  }

  @Test(arguments: [
    (["status", "--locale", "arr"], "Did you mean «ar»?"), (["status", "--family", "dem"], "Did you mean «demo»?"),
    (["diff", "ar", "demo/505"], "Did you mean «demo/504»?"), (["sync", "ar", "dmeo/504"], "«demo/504»"),
    (["sync", "ar", "demo/504#fixx"], "Did you mean «#fix»?"), (["sync", "en", "demo/504"], "source locale"),
    (["sync", "ar"], "--all"), (["sync", "ar", "demo/504", "--unchanged-ok", " "], "reason"),
    (["new", "translation", "ar", "demo/506"], "Did you mean «demo/504»?"),
    (["new", "code", "dem", "1", "--name", "x"], "Did you mean «demo»?"), (["new", "locale", "zzzz"], "BCP 47"),
  ])
  func `a wrong name ends 64 and says what was meant`(arguments: [String], advice: String) throws {
    let run = try Program.run(arguments, in: folder)
    #expect(run.status == 64)
    #expect(run.error.contains(advice), "\(run.error)")
  }

  @Test func `a section may be named by its heading`() throws {
    #expect(try farq("sync", "ar", "demo/504#كيفية الإصلاح").output.hasPrefix("recorded demo/504#fix\n"))
    #expect(try farq("sync", "ar", "demo/504#When you see it").output.hasPrefix("recorded demo/504#when\n"))
  }
}
