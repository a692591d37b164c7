import FarqModel
import FarqSource
import Foundation

/// The project's own files, found from where this file stands.
enum Project {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func path(_ relative: String) -> String { root.appendingPathComponent(relative).path }

  static func text(_ relative: String) -> String {
    (try? String(contentsOfFile: path(relative), encoding: .utf8)) ?? ""
  }

  static let templates: [String: [UInt8]] =
    (try? FolderReader.read(path("Templates")))?.tree.files.mapValues(\.bytes) ?? [:]

  /// The text of all Swift files below a folder, by path relative to it.
  static func swiftFiles(in folder: String) -> [String: String] {
    let base = root.appendingPathComponent(folder)
    let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return Dictionary(
      uniqueKeysWithValues: names.filter { $0.hasSuffix(".swift") }.map { ($0, text("\(folder)/\($0)")) })
  }
}

/// A folder of its own for one test, removed with the value.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("farq-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ relative: String) -> String { url.appendingPathComponent(relative).path }

  func write(_ text: String, to relative: String) throws {
    let file = url.appendingPathComponent(relative)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// All files below a folder by relative path, but for what Farq keeps for itself.
  func files(in relative: String = "") throws -> [String: Data] {
    let base = relative.isEmpty ? url : url.appendingPathComponent(relative)
    var found: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: base.path) ?? .init()
    where !name.hasPrefix(".farq/") {
      let file = base.appendingPathComponent(name)
      if (try file.resourceValues(forKeys: [.isRegularFileKey])).isRegularFile == true {
        found[name] = try Data(contentsOf: file)
      }
    }
    return found
  }
}
