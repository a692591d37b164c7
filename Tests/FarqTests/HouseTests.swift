import Testing

/// The arrows between the rooms: SwiftPM accepts undeclared transitive imports, so the sources are read.
@Suite struct HouseTests {
  static let allowed: [String: Set<String>] = [
    "FarqModel": ["CSystem", "Darwin", "Dispatch", "Glibc", "Synchronization"],
    "FarqMarkdown": ["CCMarkGFM", "FarqModel", "Synchronization"],
    "FarqSource": ["Darwin", "FarqModel", "Glibc", "Synchronization"],
    "FarqContent": ["CICU", "FarqMarkdown", "FarqModel", "Yams"],
    "FarqLint": ["FarqModel"],
    "FarqSite": ["FarqMarkdown", "FarqModel", "Mustache", "Synchronization"],
    "FarqTranslation": ["FarqContent", "FarqMarkdown", "FarqModel"],
    "FarqPreview": [
      "Darwin", "FarqModel", "FarqSite", "FlyingFox", "FlyingSocks", "Foundation", "Glibc", "Synchronization",
    ],
    "FarqPublish": ["CDeflate", "CSystem", "Darwin", "FarqModel", "Foundation", "Glibc", "Synchronization"],
    "farq": [
      "ArgumentParser", "FarqContent", "FarqLint", "FarqModel", "FarqPreview", "FarqPublish", "FarqSite",
      "FarqSource", "Dispatch", "FarqTranslation", "Foundation", "Synchronization",
    ],
  ]

  @Test(arguments: allowed.keys.sorted())
  func `a room imports only what it may`(room: String) throws {
    let files = Project.swiftFiles(in: "Sources/\(room)")
    #expect(!files.isEmpty)
    for (name, text) in files {
      let imports = text.matches(of: /(?m)^(?:@testable |public |package |internal |private )?import (?:\w+ )?(\w+)/)
        .map { String($0.1) }
      #expect(Set(imports).subtracting(Self.allowed[room] ?? []).sorted() == [], "Sources/\(room)/\(name)")
    }
  }

  @Test func `every room is known here`() {
    let rooms = Set(
      Project.swiftFiles(in: "Sources").keys.compactMap { $0.split(separator: "/").first.map(String.init) })
    #expect(rooms == Set(Self.allowed.keys))
  }

  @Test func `no room knows a protocol or a language by name`() {
    for (name, text) in Project.swiftFiles(in: "Sources") {
      let code = text.split(separator: "\n").filter { !$0.drop(while: { $0 == " " }).hasPrefix("//") }.joined(
        separator: "\n")
      for word in ["\"smtp\"", "\"ar\"", "\"en\"", "الوصف"] {
        #expect(!code.contains(word), "\(word) in \(name)")
      }
    }
  }
}
