internal import Foundation

/// The list of the files that Farq wrote into an output folder, so that it removes its own stale files and no others.
struct Manifest {
  /// Where the list stands in the output folder. Hosts do not publish hidden folders, or do no harm if they do.
  static let path = ".farq/manifest"
  private static let header = "farq manifest 1"

  var paths: Set<String>

  init(paths: Set<String> = []) { self.paths = paths }

  /// Reads the list of a folder; nil when Farq never wrote there.
  init?(in folder: URL) {
    guard let text = try? String(contentsOf: folder.appendingPathComponent(Self.path), encoding: .utf8) else {
      return nil
    }
    var lines = text.split(separator: "\n").map(String.init)
    guard lines.first == Self.header else { return nil }
    lines.removeFirst()
    // A line that leads out of the folder was not written by Farq; nothing outside is ever removed.
    paths = Set(lines.filter { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") })
  }

  var bytes: [UInt8] { Array(([Self.header] + paths.sorted()).joined(separator: "\n").utf8) + [UInt8(ascii: "\n")] }
}
