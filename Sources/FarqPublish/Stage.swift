internal import Foundation

/// The folder beside the one of a site, in which a first build is made, with the right to write into it.
struct Stage: Sendable {
  let path: String
  /// Held, never used.
  private let lock: FolderLock
  /// When the first file was not there yet, by the clock of the file system.
  private let start: UInt64

  /// Makes the folder, or empties what a build left that did not come to its end.
  /// - Throws: `Failure` that names the path.
  init(beside folder: String) throws {
    path = folder + ".farq-tmp"
    let isLeftover = FileManager.default.fileExists(atPath: path)
    let output = try OutputFolder(path)
    guard let lock = try output.lock("") else {
      throw Publisher.Failure(description: "another build is writing \(folder)")
    }
    self.lock = lock
    do {
      if isLeftover { try Self.empty(path) } else { try FileCalls.makeFolders("\(path)/.farq") }
      start = try output.time(by: Self.clock)
    } catch {
      Self.remove(path)
      throw error
    }
  }

  private static let clock = ".farq/clock"

  /// When the files were written, now that all are.
  func span(in output: OutputFolder) throws -> Stamp.Span { start...max(start, try output.time(by: Self.clock)) }

  func remove() { Self.remove(path) }

  private static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  func empty() throws { try Self.empty(path) }

  private static func empty(_ path: String) throws {
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: path) {
        try FileManager.default.removeItem(atPath: "\(path)/\(name)")
      }
    } catch {
      throw Publisher.Failure(description: "cannot empty \(path): \(error.localizedDescription)")
    }
    try FileCalls.makeFolders("\(path)/.farq")
  }
}
