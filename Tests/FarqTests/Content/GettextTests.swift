import FarqModel
import FarqTranslation
import Foundation
import Testing

@testable import farq

/// The real content by way of PO files and gettext's own tools (Debian's package `gettext`).
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/msgfmt"))) struct GettextTests {
  static let translations = RealSite.pipeline.sites.filter { $0.locale.id != $0.source.id }.map(\.locale.id)

  @Test(arguments: translations)
  func `all real content comes back from PO files as it was, also by way of gettext's tools`(locale: String) throws {
    let catalog = try #require(RealSite.pipeline.catalog)
    let site = try #require(RealSite.pipeline.sites.first { $0.locale.id == locale })
    let content = RealSite.pipeline.content
    let folder = try TemporaryFolder()
    let export = POExport(catalog, site, content)
    var files: [(path: String, text: String)] = []
    var passed: [(path: String, text: String)] = []
    for family in [nil] + catalog.families.map({ Optional($0.slug) }) {
      let name = family ?? "index"
      let text = export.file(of: family).text
      let (read, problems) = POReader.read(text, path: name)
      #expect(problems == [])
      #expect(read.entries.count == text.components(separatedBy: "\nmsgctxt ").count - 1)
      // A translator of a file that nothing was translated in yet, merged with the present one.
      try folder.write(text, to: "\(name).po")
      let paths = ["", ".merged", ".chosen"].map { folder.path("\(name)\($0).po") }
      #expect(Program.tool("/usr/bin/msgfmt", "--check", "--output-file=/dev/null", paths[0]) == 0, "\(name)")
      #expect(Program.tool("/usr/bin/msgmerge", "--quiet", "--previous", "-o", paths[1], paths[0], paths[0]) == 0)
      #expect(Program.tool("/usr/bin/msgattrib", "--translated", "-o", paths[2], paths[1]) == 0)
      files.append((paths[0], text))
      passed.append((paths[2], try String(contentsOfFile: paths[2], encoding: .utf8)))
    }
    for texts in [files, passed] {
      let result = POImport(catalog, site, content).result(of: texts)
      #expect(result.diagnostics == [])
      #expect(result.changed == [:] && result.new == [:])
    }
    // One word more in every message: everything is written, and what is written reads back as it was translated.
    let marked = files.map { ($0.path, Self.marked($0.text)) }
    let result = POImport(catalog, site, content).result(of: marked)
    #expect(result.diagnostics == [])
    for (path, text) in result.changed {
      let old = String(decoding: content.bytes(of: path) ?? [], as: UTF8.self)
      #expect(text.replacingOccurrences(of: " ⁂", with: "") == Self.joined(old, like: text), "\(path)")
    }
    #expect(result.taken > 5000)
  }

  private static func marked(_ po: String) -> String {
    var isHeader = true
    return po.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.hasPrefix("msgstr \""), line != "msgstr \"\"" else {
        if line.hasPrefix("msgctxt") { isHeader = false }
        return String(line)
      }
      return isHeader ? String(line) : line.dropLast() + " ⁂\""
    }.joined(separator: "\n")
  }

  /// The old text; where a paragraph stood on several lines, the new one joins them.
  private static func joined(_ old: String, like new: String) -> String {
    let words = new.replacingOccurrences(of: " ⁂", with: "")
    guard old != words else { return old }
    func bare(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    return bare(old.replacingOccurrences(of: "\"", with: "")) == bare(words.replacingOccurrences(of: "\"", with: ""))
      ? words : old
  }
}
