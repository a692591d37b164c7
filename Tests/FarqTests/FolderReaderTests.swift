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

  @Test func `files that have stood for a while and look as they did are not read again`() throws {
    let memory = try settled()
    let digests = try #require(FolderReader.digests(folder.path("content"), memory))
    #expect(digests == ["en/a.md": Digest.value(of: "One."), "en/b.md": Digest.value(of: "Two.")])
    let stored = try #require(FolderMemory(packed: memory.packed))
    #expect(FolderReader.digests(folder.path("content"), stored) == digests)
  }

  /// The last is of a file system that counts in seconds.
  @Test(arguments: [(1_000_000_123, 1, false), (1_000_000_123, 500_000_000, true), (1_000_000_000, 500_000_000, false)])
  func `a file that was read in the moment in which it was written is not certain`(
    written: Int64, nanoseconds: Int64, isCertain: Bool
  ) throws {
    let stamp = try #require(FolderMemory.Stamp(packed: Self.packed([1, 2, 4, written])))
    var memory = FolderMemory()
    memory.update([("a.md", .init(stamp: stamp, digest: 3), [])], at: written + nanoseconds)
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
    let memory = try settled()
    try Self.changes[index].change(folder)
    let digests = FolderReader.digests(folder.path("content"), memory)
    let paths = (digests ?? [:]).keys.sorted()
    #expect(digests == nil || paths != ["en/a.md", "en/b.md"], "\(Self.changes[index].name)")
  }

  /// What is known of the folder when nothing has been written for a while.
  private func settled() throws -> FolderMemory {
    Thread.sleep(forTimeInterval: 0.1)
    var memory = FolderMemory()
    _ = try FolderReader.read(folder.path("content"), &memory)
    return memory
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
