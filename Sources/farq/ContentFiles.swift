import FarqModel
import Foundation

/// Writes files of the content folder: whole ones only, since each is made beside its place and renamed.
struct ContentFiles {
  /// A file that can't be written.
  struct Failure: Error, CustomStringConvertible {
    var path: String
    var reason: String
    var isReading = false
    var description: String { "cannot \(isReading ? "read" : "write") \(path): \(reason)" }
  }

  let folder: String

  /// Writes a file that does not exist yet, with the folders that it needs.
  /// - Throws: `Failure`, also when something stands there.
  func create(_ text: String, at path: String) throws { try write(text, at: path) { link($0, $1) == 0 } }

  /// Puts a text in the place of a file.
  /// - Throws: `Failure`.
  func replace(_ text: String, at path: String) throws { try write(text, at: path) { rename($0, $1) == 0 } }

  private func write(_ text: String, at path: String, putting: (String, String) -> Bool) throws {
    // A file that is a symbolic link keeps being one.
    let named = "\(folder)/\(path)"
    let target = URL(fileURLWithPath: named).resolvingSymlinksInPath()
    let parent = target.deletingLastPathComponent()
    let draft = parent.appendingPathComponent(".\(target.lastPathComponent).\(getpid())~")
    do {
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      defer { unlink(draft.path) }
      try Data(text.utf8).write(to: draft)
      guard putting(draft.path, target.path) else {
        throw Failure(path: named, reason: String(cString: strerror(errno)))
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(path: named, reason: error.localizedDescription)
    }
  }
}
