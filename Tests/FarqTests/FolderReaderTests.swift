import FarqModel
import Foundation
import Testing

@testable import FarqSource

/// Whether anything has changed in a folder is told by how its files look, but only where that is certain.
@Suite struct FolderReaderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("One.", to: "content/en/a.md")
    try folder.write("Two.", to: "content/en/b.md")
  }

  @Test func `files that have stood for a while and look as they did are read when somebody asks for them`() throws {
    var memory = try settled()
    let reading = try FolderReader.read(folder.path("content"), &memory)
    #expect(!memory.hasNews)
    try reading.lateReader?.confirm()
    #expect(
      reading.tree.files.mapValues(\.digest) == [
        "en/a.md": Digest.value(of: "One."), "en/b.md": Digest.value(of: "Two."),
      ])
    #expect(reading.tree.text("en/b.md") == "Two.")
    try reading.lateReader?.confirm()
  }

  static let late: [(change: @Sendable (TemporaryFolder) throws -> Void, problem: String?)] = [
    ({ try $0.write("Six.", to: "content/en/b.md") }, "it changed while it was worked on; run the command again"),
    ({ try FileManager.default.removeItem(atPath: $0.path("content/en/b.md")) }, "No such file or directory"),
    ({ try $0.write("Two.", to: "content/en/b.md") }, nil),
    ({ try $0.write("Six.", to: "content/en/a.md") }, nil),
  ]

  /// The third is another file that holds the same, the last one that nobody asks for.
  @Test(arguments: late.indices)
  func `a file that changes between the look at it and its reading is named`(index: Int) throws {
    var memory = try settled()
    let reading = try FolderReader.read(folder.path("content"), named: "Content", &memory)
    try Self.late[index].change(folder)
    _ = reading.tree.text("en/b.md")
    let reader = try #require(reading.lateReader)
    guard let problem = Self.late[index].problem else { return try reader.confirm() }
    #expect { try reader.confirm() } throws: { "\($0)" == "cannot read Content/en/b.md: \(problem)" }
  }

  /// The last is of a file system that counts in seconds.
  @Test(arguments: [(1_000_000_123, 1, false), (1_000_000_123, 500_000_000, true), (1_000_000_000, 500_000_000, false)])
  func `a file that was read in the moment in which it was written is not certain`(
    written: Int64, nanoseconds: Int64, isCertain: Bool
  ) throws {
    let stamp = try #require(FolderMemory.Stamp(packed: Self.packed([1, 2, 4, written])))
    var memory = FolderMemory()
    memory.update(["a.md": .init(stamp: stamp, source: SourceFile([]))], at: written + nanoseconds)
    #expect((memory.file("a.md", stamp) != nil) == isCertain)
  }

  private static func packed(_ numbers: [Int64]) -> [UInt8] {
    var packer = Packer()
    for number in numbers { packer.add(Int(number)) }
    return packer.bytes
  }

  static let changes: [(name: String, change: @Sendable (TemporaryFolder) throws -> Void)] = [
    ("a text of the same length and time", { try $0.rewrite("Six.", in: "content/en/b.md") }),
    ("a file that takes the place of another", { try $0.replace("content/en/b.md", by: "content/en/a.md") }),
    ("a file that goes", { try FileManager.default.removeItem(atPath: $0.path("content/en/b.md")) }),
    ("a file that comes", { try $0.write("Three.", to: "content/en/c.md") }),
    (
      "a folder that is renamed",
      {
        try FileManager.default.moveItem(atPath: $0.path("content/en"), toPath: $0.path("content/fr"))
      }
    ),
    (
      "a link that leads nowhere",
      {
        try FileManager.default.createSymbolicLink(atPath: $0.path("content/x.md"), withDestinationPath: "nowhere")
      }
    ),
  ]

  @Test(arguments: changes.indices)
  func `what changes the folder shows`(index: Int) throws {
    var memory = try settled()
    try Self.changes[index].change(folder)
    let reading = try FolderReader.read(folder.path("content"), &memory)
    #expect(memory.hasNews || !reading.diagnostics.isEmpty, "\(Self.changes[index].name)")
  }

  /// What an earlier run of the program knew of the folder, when nothing had been written for a while.
  private func settled() throws -> FolderMemory {
    Thread.sleep(forTimeInterval: 0.1)
    var memory = FolderMemory()
    _ = try FolderReader.read(folder.path("content"), &memory)
    return try #require(FolderMemory(packed: memory.packed))
  }
}

extension TemporaryFolder {
  /// Writes a file in place and gives it the time that it had.
  fileprivate func rewrite(_ text: String, in path: String) throws {
    let date = try FileManager.default.attributesOfItem(atPath: self.path(path))[.modificationDate] ?? Date()
    let file = try #require(FileHandle(forWritingAtPath: self.path(path)))
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: self.path(path))
  }

  fileprivate func replace(_ path: String, by other: String) throws {
    let copy = self.path("copy")
    try FileManager.default.copyItem(atPath: self.path(other), toPath: copy)
    #expect(rename(copy, self.path(path)) == 0)
  }
}
