import FarqModel

/// Finds the files of some groups by their paths; pairs are found by the names of their codes, not listed.
struct FileFinder: Sendable {
  enum Answer: Sendable {
    case file(SitePlan.Group, Int)
    /// The path of the pair in its right order.
    case otherOrder(String)
  }

  private var listed: [String: (group: Int, index: Int)] = [:]
  private var pairs: [(group: Int, folder: String, slugs: [String: Int])] = []
  private let groups: [SitePlan.Group]

  init(_ groups: [SitePlan.Group]) {
    self.groups = groups
    for (number, group) in groups.enumerated() {
      switch group.names.naming {
      case .listed:
        for index in 0..<group.count { listed[group.names.path(index)] = (number, index) }
      case .pairs(let slugs):
        let positions = Dictionary(zip(slugs, slugs.indices)) { first, _ in first }
        pairs.append((number, group.names.folder, positions))
      }
    }
  }

  func find(_ path: String) -> Answer? {
    if let place = listed[path] { return .file(groups[place.group], place.index) }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let name = parts.last, name.hasSuffix(".html"), let key = PairKey(slug: String(name.dropLast(5))) else {
      return nil
    }
    let folder = parts.dropLast().joined(separator: "/")
    for pair in pairs where pair.folder == folder {
      guard let i = pair.slugs[key.first], let j = pair.slugs[key.second], i != j else { continue }
      if i < j { return .file(groups[pair.group], PairOrder(count: pair.slugs.count).index(i, j)) }
      return .otherOrder("\(folder)/\(PairKey(key.second, key.first).slug).html")
    }
    return nil
  }
}
