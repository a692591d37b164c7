internal import FarqModel
internal import Foundation

/// The list of the files that Farq wrote into an output folder, so that it removes its own stale files and no others.
struct Manifest: Equatable {
  /// Where the list stands in the output folder. Hosts do not publish hidden folders, or do no harm if they do.
  static let path = ".farq/manifest"
  private static let header = "farq manifest 1\n"

  /// The list as a file: the header, then a path a line, in the order of the plan.
  private(set) var bytes: [UInt8]

  init() { bytes = Array(Self.header.utf8) }

  /// The list of a plan's files.
  init(_ plan: SitePlan) {
    self.init()
    for group in plan.groups {
      for index in 0..<group.count { add(group.path(index).path) }
    }
  }

  /// Reads the list of a folder; nil when Farq never wrote there.
  init?(in folder: String) {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(Self.path)"),
      data.starts(with: Array(Self.header.utf8))
    else { return nil }
    bytes = [UInt8](data)
  }

  /// The paths. One that leads out of the folder was not written by Farq; nothing outside is ever removed.
  var paths: [String] {
    bytes.split(separator: UInt8(ascii: "\n")).dropFirst().map { String(decoding: $0, as: UTF8.self) }
      .filter { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") }
  }

  /// This list and then what only another has.
  func union(_ other: Manifest) -> Manifest {
    var union = self
    let own = Set(paths)
    for path in other.paths where !own.contains(path) { union.add(path) }
    return union
  }

  private mutating func add(_ path: String) {
    bytes += path.utf8
    bytes.append(UInt8(ascii: "\n"))
  }
}
