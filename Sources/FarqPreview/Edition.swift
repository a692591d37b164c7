import FarqModel
import FarqSite
import Synchronization

/// The pages of one reading, each made when it is asked for; what pages share is prepared once per part of the site.
final class Edition: Sendable {
  enum Answer: Sendable, Equatable {
    case file(path: String, bytes: [UInt8], isFound: Bool)
    case moved(to: String)
  }

  let reading: PreviewReading
  private let planner: SitePlanner
  /// What has been planned; each portion under a lock of its own, so that pages of others need not wait.
  private let portions = Mutex<[SitePlanner.Portion: Prepared]>([:])

  private final class Prepared: Sendable {
    let finder = Mutex<FileFinder?>(nil)
  }

  /// nil when the reading has errors.
  init?(_ reading: PreviewReading) {
    guard let planner = reading.planner else { return nil }
    self.reading = reading
    self.planner = planner
  }

  /// What stands at a path of the site, such as `ar/smtp/`; the locale's 404 page where nothing does.
  func answer(_ path: String) throws -> Answer {
    let name = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    switch find(name) {
    case .file(let group, let index):
      return .file(path: name, bytes: try group.bytes(index), isFound: true)
    case .otherOrder(let path): return .moved(to: path)
    case nil: break
    }
    if !path.isEmpty, !path.hasSuffix("/"), find("\(path)/index.html") != nil { return .moved(to: "\(path)/") }
    let locale = path.split(separator: "/").first.map(String.init) ?? ""
    for notFound in [SitePath.notFound(locale), .rootNotFound] {
      guard case .file(let group, let index) = find(notFound.path) else { continue }
      return .file(path: notFound.path, bytes: try group.bytes(index), isFound: false)
    }
    return .file(path: SitePath.rootNotFound.path, bytes: [], isFound: false)
  }

  private func find(_ path: String) -> FileFinder.Answer? {
    for portion in planner.portions(thatMayHold: path) {
      if let found = finder(portion).find(path) { return found }
    }
    return nil
  }

  private func finder(_ portion: SitePlanner.Portion) -> FileFinder {
    let prepared = portions.withLock { portions in
      let known = portions[portion] ?? Prepared()
      portions[portion] = known
      return known
    }
    return prepared.finder.withLock { finder in
      if let finder { return finder }
      let made = FileFinder(planner.groups(of: portion))
      finder = made
      return made
    }
  }
}
