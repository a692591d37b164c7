import FarqModel
import Foundation
import Testing

/// The facts of each family against a copy of its registry.
@Suite struct RegistryTests {
  struct Row {
    var code: String
    var name: String
    var references: [String]
    var status: String
  }

  @Test(arguments: RealSite.families.map(\.slug))
  func `codes, official names, status and order equal the registry`(slug: String) throws {
    let rows = try Self.registry(slug)
    let codes = try #require(RealSite.families.first { $0.slug == slug }).codes
    #expect(codes.map(\.id) == rows.map(\.code))
    for (code, row) in zip(codes, rows) {
      #expect(code.official == row.name)
      #expect(code.status == row.status, "\(code.id)")
    }
  }

  @Test(arguments: RealSite.families.map(\.slug))
  func `every code cites what its registry cites, and links open the very section`(slug: String) throws {
    let rows = try Self.registry(slug)
    for code in try #require(RealSite.families.first { $0.slug == slug }).codes {
      #expect(!code.references.isEmpty, "\(code.id)")
      let own = code.references.map(\.text).joined(separator: "; ")
      for reference in rows.first(where: { $0.code == code.id })?.references ?? [] {
        #expect(own.contains(reference), "\(code.id) does not cite \(reference)")
      }
      for reference in code.references where reference.text.contains("§") {
        let section = reference.text.drop { $0 != "§" }.dropFirst().prefix { $0.isNumber || $0 == "." }
        #expect(reference.url?.hasSuffix("#section-\(section)") == true, "\(code.id): \(reference.text)")
      }
    }
  }

  @Test func `a 4xx is never permanent and a 5xx is never repeated unchanged`() throws {
    for code in try #require(RealSite.families.first { $0.slug == "smtp" }).codes {
      if code.id.hasPrefix("4") { #expect(code.values(of: "outcome") == ["temporary_failure"], "\(code.id)") }
      if code.id.hasPrefix("5") { #expect(!code.values(of: "retry").contains("with_backoff"), "\(code.id)") }
    }
  }

  /// The rows of a registry: comma-separated values with quotes (RFC 4180).
  private static func registry(_ slug: String) throws -> [Row] {
    let text = Project.text("Tests/FarqTests/Content/Registries/\(slug).csv")
    try #require(!text.isEmpty, "there is no registry of \(slug)")
    return text.split(separator: "\n").dropFirst().map { line in
      let cells = cells(of: line)
      let references = cells[2].matches(of: /RFC \d+(?: §[\d.]*\d)?/).map { String($0.0) }
      return Row(code: cells[0], name: cells[1], references: references, status: cells[3])
    }
  }

  private static func cells(of line: Substring) -> [String] {
    line.matches(of: /(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/).map { match in
      String(match.1 ?? match.2 ?? "").replacing("\"\"", with: "\"")
    }
  }
}
