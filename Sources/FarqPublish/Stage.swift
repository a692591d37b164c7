internal import Foundation

/// The folder beside the one of a site, in which a first build is made, with the right to write into it.
struct Stage: Sendable {
  let path: String
  /// Held, never used.
  private let lock: FolderLock

  /// Makes the folder, or empties what a build left that did not come to its end.
  /// - Throws: `Failure` that names the path.
  init(beside folder: String) throws {
    path = folder + ".farq-tmp"
    let isLeftover = FileManager.default.fileExists(atPath: path)
    guard let lock = try OutputFolder(path).lock("") else {
      throw Publisher.Failure(description: "another build is writing \(folder)")
    }
    self.lock = lock
    do {
      if isLeftover { try empty() } else { try FileCalls.makeFolders("\(path)/.farq") }
    } catch {
      remove()
      throw error
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  func empty() throws {
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
