import FarqModel
import FarqSite
import FarqSource

@testable import farq

/// The project's own content and templates, read and planned once for all tests.
enum RealSite {
  static let pipeline = Pipeline(
    content: (try? FolderReader.read(Project.path("Content"), named: "Content"))
      ?? .init(tree: .init(root: "", files: [:])),
    templates: (try? FolderReader.read(Project.path("Templates"), named: "Templates"))
      ?? .init(tree: .init(root: "", files: [:])),
    strict: false)

  static let plan = pipeline.plan(.init())

  static var families: [Family] { pipeline.catalog?.families ?? [] }

  /// The comparison pages that tests read: all hand-written ones, and every so many of the others.
  static func comparisons(of locale: String, every step: Int) -> [(path: String, page: Page)] {
    let authored = Set(
      pipeline.content.paths.compactMap { path -> String? in
        guard path.contains("-vs-"), let name = path.split(separator: "/").last else { return nil }
        return String(name.dropLast(".md".count))
      })
    return (plan?.groups ?? []).filter { $0.kind == "pair" }.flatMap { group in
      (0..<group.count).compactMap { index -> (String, Page)? in
        let path = group.path(index).path
        let name = path.split(separator: "/").last.map { String($0.dropLast(".html".count)) } ?? ""
        guard path.hasPrefix(locale + "/"), index % step == 0 || authored.contains(name) else { return nil }
        return (path, Page(group.text(index)))
      }
    }
  }
}
