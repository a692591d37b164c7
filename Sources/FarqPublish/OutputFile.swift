internal import Foundation

/// One file of the published site.
struct OutputFile {
  private let folder: URL
  private let path: String
  private var url: URL { folder.appendingPathComponent(path) }

  init(_ folder: URL, _ path: String) {
    self.folder = folder
    self.path = path
  }

  /// Puts the bytes in place by renaming a finished file, so that readers see the old page or the new one.
  /// - Returns: false when the file held these bytes already and was left alone.
  @discardableResult
  func write(_ bytes: [UInt8]) throws -> Bool {
    let data = Data(bytes)
    if let old = try? Data(contentsOf: url), old == data { return false }
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url, options: .atomic)
      return true
    } catch {
      throw Publisher.Failure(description: "cannot write \(url.path): \(error.localizedDescription)")
    }
  }

  /// Removes the file, and its folders as far as they are empty then.
  /// - Returns: false when there was no such file.
  func remove() throws -> Bool {
    guard FileManager.default.fileExists(atPath: url.path) else { return false }
    do {
      try FileManager.default.removeItem(at: url)
      var parent = url.deletingLastPathComponent()
      while parent.path.count > folder.path.count,
        try FileManager.default.contentsOfDirectory(atPath: parent.path).isEmpty
      {
        try FileManager.default.removeItem(at: parent)
        parent = parent.deletingLastPathComponent()
      }
      return true
    } catch {
      throw Publisher.Failure(description: "cannot remove \(url.path): \(error.localizedDescription)")
    }
  }
}
