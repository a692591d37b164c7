package import FarqModel
internal import Foundation

/// Reads a folder of content or templates into a `SourceTree`: the one place where a build reads files.
package enum FolderReader {
  /// The tree, and what an author must know about files that were not read.
  package struct Reading: Sendable {
    package var tree: SourceTree
    package var diagnostics: [Diagnostic]

    package init(tree: SourceTree, diagnostics: [Diagnostic] = []) {
      self.tree = tree
      self.diagnostics = diagnostics
    }
  }

  /// A folder that can't be read.
  package struct Failure: Error, CustomStringConvertible {
    package var path: String
    package var reason: String
    package var description: String { "cannot read \(path): \(reason)" }
  }

  /// Reads all files below `folder` except hidden ones and editors' leftovers.
  ///
  /// Symbolic links are followed within the folder only; one that leads out of it is an error of its author.
  /// - Throws: `Failure` when the folder or a file in it can't be read.
  package static func read(_ folder: String, named root: String? = nil) throws -> Reading {
    let base = URL(fileURLWithPath: folder, isDirectory: true).resolvingSymlinksInPath()
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: base.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failure(path: folder, reason: "there is no such folder")
    }
    var reading = Reading(tree: SourceTree(root: root ?? folder, files: [:]), diagnostics: [])
    try visit(base, relative: "", base: base.path, trail: [base.path], into: &reading)
    return reading
  }

  private static func visit(
    _ folder: URL, relative: String, base: String, trail: Set<String>, into reading: inout Reading
  ) throws {
    for name in try list(folder).sorted() where !isLeftover(name) {
      let path = relative.isEmpty ? name : "\(relative)/\(name)"
      let url = folder.appendingPathComponent(name)
      let target = url.resolvingSymlinksInPath()
      guard target.path.hasPrefix(base + "/") else {
        reading.diagnostics.append(
          .error(
            "link-outside", at: reading.tree.location(path), "symbolic link leads out of the folder",
            advice: "Put the file itself here; a site is built from its own folder only."))
        continue
      }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: target.path, isDirectory: &isFolder) else {
        reading.diagnostics.append(
          .error(
            "link-broken", at: reading.tree.location(path), "symbolic link leads nowhere",
            advice: "Remove it, or put back the file that it names."))
        continue
      }
      if isFolder.boolValue {
        guard !trail.contains(target.path) else { continue }
        try visit(target, relative: path, base: base, trail: trail.union([target.path]), into: &reading)
      } else {
        reading.tree.files[path] = try contents(of: target, named: path)
      }
    }
  }

  private static func list(_ folder: URL) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
    } catch {
      throw Failure(path: folder.path, reason: error.localizedDescription)
    }
  }

  private static func contents(of url: URL, named path: String) throws -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: url))
    } catch {
      throw Failure(path: path, reason: error.localizedDescription)
    }
  }

  private static func isLeftover(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#")
  }
}
