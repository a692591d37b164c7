import FarqModel
import FarqPreview
import FarqSite
import FarqSource
import FarqTranslation
import Synchronization

/// A site that is read again and again: files that did not change are not.
final class LiveSite: Sendable {
  private struct State {
    var content = FolderMemory()
    var templates = FolderMemory()
    /// What has been read and not been asked for yet.
    var waiting: (pipeline: Pipeline, changed: [String])?
    var isFirst = true
  }

  private let input: InputOptions
  private let options: SitePlanner.Options
  private let memories: LiveMemory
  private let state = Mutex(State())

  init(_ input: InputOptions, _ options: SitePlanner.Options) {
    self.input = input
    self.options = options
    memories = LiveMemory(stored: input.storedMemories())
  }

  /// Reads what changed and checks all; nil when nothing did.
  /// - Throws: what `FolderReader` throws when the machine fails.
  func update() throws -> (pipeline: Pipeline, changed: [String])? {
    try state.withLock { state in
      let content = try FolderReader.read(input.content, &state.content)
      let templates = try FolderReader.read(input.templates, &state.templates)
      let changed =
        state.content.changed.map { content.tree.displayPath($0) }
        + state.templates.changed.map { templates.tree.displayPath($0) }
      guard state.isFirst || !changed.isEmpty else { return nil }
      state.isFirst = false
      memories.turn()
      let pipeline = Pipeline(content: content, templates: templates, strict: input.strict, memories: memories)
      state.waiting = (pipeline, changed)
      return state.waiting
    }
  }

  /// What the preview asks for: what `update` has read before if nobody took it, or else what changed since.
  func reading() throws -> PreviewReading? {
    let waiting = state.withLock { state in
      defer { state.waiting = nil }
      return state.waiting
    }
    guard let (pipeline, changed) = try waiting ?? update() else { return nil }
    state.withLock { $0.waiting = nil }
    return PreviewReading(
      changed: changed, planner: pipeline.planner(options), catalog: pipeline.catalog, sites: pipeline.sites,
      problems: pipeline.diagnostics.map { PreviewProblem($0, line: pipeline.line(at: $0.location)) })
  }
}

extension LiveSite {
  /// What became of the source's text since the translation of a unit was recorded.
  static func change(_ reading: PreviewReading, _ unit: TranslationUnit, _ locale: String) -> [PreviewChange] {
    guard let catalog = reading.catalog,
      let old = catalog.texts[locale]?.lock(of: unit.family).entries[unit.key]?.text
    else { return [] }
    var texts = UnitTexts(catalog)
    guard let new = texts.normalForm(of: unit, in: catalog.site.source) else { return [] }
    return WordDifference(from: old, to: new).pieces.map { piece in
      switch piece {
      case .same(let words): .same(words)
      case .removed(let words): .removed(words)
      case .added(let words): .added(words)
      }
    }
  }
}
