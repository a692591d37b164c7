#if Preview
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
      /// The last reading of everything.
      var pipeline: Pipeline?
      /// What has been read and not been looked at as a whole: the folders, and the files that changed in them.
      var waiting: Files?
      /// Whether the folders could not be read the last time, so that all is new when they can.
      var hasFailed = false
    }

    private struct Files {
      var content: FolderReader.Reading
      var templates: FolderReader.Reading
      var changed: [String]
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

    /// Reads and checks everything for the first time.
    /// - Throws: what `FolderReader` throws when the machine fails.
    func first() throws -> Pipeline {
      try state.withLock { state in
        let files = try Self.changes(input, &state)
        let pipeline = check(files)
        state.pipeline = pipeline
        return pipeline
      }
    }

    /// What the preview asks for: a first look at what changed, where there can be one, and then the whole; nil when nothing
    /// has changed.
    /// - Throws: what `FolderReader` throws when the machine fails.
    func reading() throws -> PreviewReading? {
      try state.withLock { state in
        if let files = state.waiting {
          state.waiting = nil
          return whole(files, &state)
        }
        let hadFailed = state.hasFailed
        state.hasFailed = true
        let files = try Self.changes(input, &state)
        state.hasFailed = false
        guard !files.changed.isEmpty || hadFailed else { return nil }
        guard let pipeline = state.pipeline, state.templates.changed.isEmpty, !options.pseudo,
          let revised = pipeline.revised(files.content.tree, changed: state.content.changed)
        else { return whole(files, &state) }
        state.waiting = files
        return reading(of: revised, isProvisional: true, files.changed)
      }
    }

    /// What was read first, as the preview wants it.
    func reading(of pipeline: Pipeline) -> PreviewReading { reading(of: pipeline, isProvisional: false, []) }

    private static func changes(_ input: InputOptions, _ state: inout State) throws -> Files {
      let content = try FolderReader.read(input.content, &state.content)
      let templates = try FolderReader.read(input.templates, &state.templates)
      let changed =
        state.content.changed.map { content.tree.displayPath($0) }
        + state.templates.changed.map { templates.tree.displayPath($0) }
      return Files(content: content, templates: templates, changed: changed)
    }

    private func whole(_ files: Files, _ state: inout State) -> PreviewReading {
      let pipeline = check(files)
      state.pipeline = pipeline
      return reading(of: pipeline, isProvisional: false, files.changed)
    }

    private func check(_ files: Files) -> Pipeline {
      memories.turn()
      return Pipeline(
        content: files.content, templates: files.templates, strict: input.strict, memories: memories)
    }

    private func reading(of pipeline: Pipeline, isProvisional: Bool, _ changed: [String]) -> PreviewReading {
      PreviewReading(
        isProvisional: isProvisional, changed: changed, planner: pipeline.planner(options), catalog: pipeline.catalog,
        sites: pipeline.sites,
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
#endif
