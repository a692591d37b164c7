import FarqModel
import FarqPublish
import FarqSite
import FarqSource
import Foundation
import Testing

@testable import farq

/// What is remembered from one run to the next saves work and changes nothing.
@Suite struct MemoryTests {
  /// The files of a site that is planned with what earlier runs kept in a folder, and with what this one keeps.
  private func files(_ site: SmallSite, _ folder: TemporaryFolder, program: UInt64 = 1) throws -> [String: Data] {
    let memories = StoredMemories(folder: folder.path("cache"), program: program)
    let pipeline = site.pipeline(memories: memories)
    let plan = try #require(pipeline.plan(.init()), "\(pipeline.diagnostics)")
    let bytes = plan.bytes
    memories.save()
    return bytes
  }

  @Test(arguments: IncrementalTests.edits)
  func `after an edit the site is the same with and without what earlier runs kept`(
    edit: IncrementalTests.Edit
  ) throws {
    let folder = try TemporaryFolder()
    let site = SmallSite().with(edit.change)
    for site in [SmallSite(), site, SmallSite(), site] {
      #expect(try files(site, folder) == site.pipeline().plan(.init())?.bytes)
    }
  }

  @Test func `nothing is written when nothing is new, and only what belongs to the edit is made anew`() throws {
    let folder = try TemporaryFolder()
    let articles = folder.path("cache/articles.en")
    _ = try files(SmallSite(), folder)
    let first = try Data(contentsOf: URL(fileURLWithPath: articles))
    let inode = try FileManager.default.attributesOfItem(atPath: articles)[.systemFileNumber] as? Int
    _ = try files(SmallSite(), folder)
    #expect(try FileManager.default.attributesOfItem(atPath: articles)[.systemFileNumber] as? Int == inode)
    _ = try files(SmallSite().with { $0.replace("a help text", with: "a text", in: "en/demo/214.md") }, folder)
    #expect(try Data(contentsOf: URL(fileURLWithPath: articles)) != first)
  }

  /// Its sections are remembered, and rendered because a label has changed. That it changed under the build is told by
  /// whoever read it.
  @Test(arguments: ["", "---\nname: المساعدة\nsummary: نصّ.\n---\n\n## الوصف\n\nواحد.\n"])
  func `a translation that lost its sections since it was looked at ends no build`(text: String) throws {
    let memory = ShortMemory()
    let plan = try #require(SmallSite().pipeline(memories: memory).plan(.init()))
    #expect(plan.bytes.count > 20)
    memory.turn()
    let path = "ar/demo/214.md"
    let edited = SmallSite().with { $0.replace("label: الموضع", with: "label: المرحلة", in: "ar/demo/family.md") }
    var files = SourceTree(root: "", texts: edited.content).files
    let old = try #require(files[path]).digest
    files[path] = SourceFile(digest: old, bytes: Lazy { Array(text.utf8) })
    let pipeline = Pipeline(
      content: .init(tree: SourceTree(root: "Content", files: files)),
      templates: .init(tree: SourceTree(root: "Templates", bytes: edited.templates)), strict: false, memories: memory)
    #expect(try #require(pipeline.plan(.init())).bytes.count == plan.bytes.count)
  }

  @Test func `an edit of the home page makes no code anew`() throws {
    let folder = try TemporaryFolder()
    let memories = ["codes.en.demo", "families.en", "gists.ar", "articles.ar"].map { folder.path("cache/\($0)") }
    _ = try files(SmallSite(), folder)
    let first = try memories.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    _ = try files(SmallSite().with { $0.replace("Pick two", with: "Take two", in: "en/index.md") }, folder)
    let second = try memories.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(zip(first, second).map { $0 == $1 } == [true, true, false, true])
  }

  @Test func `an article that neither changed nor has a counterpart that did is not taken apart`() throws {
    let folder = try TemporaryFolder()
    let edited = SmallSite().with { $0.replace("a help text", with: "a text", in: "en/demo/214.md") }
    // The page to choose a language has no key, and shows what home pages say. The edit asks for the translation too, and
    // for the labels that its pages show.
    let homes = ["articles/en": 1, "articles/ar": 1]
    for (site, recalls) in [(SmallSite(), [:]), (SmallSite(), homes), (edited, ["articles/en": 2, "articles/ar": 2])] {
      let stored = StoredMemories(folder: folder.path("cache"), program: 1)
      let memories = WatchedMemories(stored)
      let plan = try #require(site.pipeline(memories: memories).plan(.init()))
      _ = try Publisher(folder: folder.path("Output"), jobs: 2).publish(plan)
      stored.save()
      #expect(memories.recalls.filter { $0.key.hasPrefix("articles/") } == recalls)
    }
  }

  @Test func `what a run asked for is kept with what it made, and nothing else`() throws {
    let folder = try TemporaryFolder()
    /// Of many lengths: none, few, and more than are copied at once.
    let values = (0..<60).map { [UInt8](repeating: UInt8($0), count: $0 == 7 ? 1 << 19 : $0 * $0 * 10) }
    func run(_ use: (any Memory) -> Void) {
      let memories = StoredMemories(folder: folder.path("cache"), program: 1)
      use(memories.memory("en"))
      memories.save()
    }
    let known = Set(0..<50).subtracting([3, 20, 21])
    run { memory in for key in 0..<50 { memory.keep(UInt64(key), values[key]) } }
    run { memory in
      for key in known { #expect(memory.recall(UInt64(key)) == values[key]) }
      for key in 50..<60 { memory.keep(UInt64(key), values[key]) }
    }
    run { memory in
      for key in 0..<60 {
        #expect(memory.recall(UInt64(key)) == (known.contains(key) || key >= 50 ? values[key] : nil))
      }
    }
  }

  @Test func `a little that is new is put behind the rest, until most of the file is not asked for`() throws {
    let folder = try TemporaryFolder()
    func run(_ use: (any Memory) -> Void) throws -> (inode: Int?, size: Int) {
      let memories = StoredMemories(folder: folder.path("cache"), program: 1)
      use(memories.memory("en"))
      memories.save()
      let facts = try FileManager.default.attributesOfItem(atPath: folder.path("cache/en"))
      return (facts[.systemFileNumber] as? Int, facts[.size] as? Int ?? 0)
    }
    let large = [UInt8](repeating: 7, count: 300_000)
    let first = try run { $0.keep(0, large) }
    let second = try run { $0.keep(1, [1, 2, 3]) }
    #expect(second.inode == first.inode && second.size > first.size)
    _ = try run { memory in
      #expect(memory.recall(0) == large && memory.recall(1) == [1, 2, 3])
      memory.keep(2, [4])
    }
    _ = try run { memory in #expect(memory.recall(0) == large && memory.recall(2) == [4]) }
    var sizes: [Int] = []
    for key in 3..<23 { sizes.append(try run { $0.keep(UInt64(key), [UInt8](repeating: 1, count: 100_000)) }.size) }
    #expect(try #require(sizes.max()) < 1_500_000)
    _ = try run { memory in #expect(memory.recall(22)?.count == 100_000 && memory.recall(0) == nil) }
  }

  @Test func `runs at the same time do each other no harm`() throws {
    let folder = try TemporaryFolder()
    func memories() -> StoredMemories { StoredMemories(folder: folder.path("cache"), program: 1) }
    let before = memories()
    before.memory("en").keep(0, [0])
    before.save()
    let (a, b) = (memories(), memories())
    for (key, memories) in [(UInt64(1), a), (2, b)] {
      #expect(memories.memory("en").recall(0) == [0])
      memories.memory("en").keep(key, [UInt8(key)])
    }
    a.save()
    b.save()
    let after = memories().memory("en")
    #expect(after.recall(0) == [0] && after.recall(2) == [2])
    #expect(after.recall(1) == nil || after.recall(1) == [1])
  }

  @Test func `problems are found again in every run`() throws {
    let folder = try TemporaryFolder()
    let site = SmallSite().with { $0.replace("a help text", with: "a help help text", in: "en/demo/214.md") }
    for _ in 0..<2 {
      let memories = StoredMemories(folder: folder.path("cache"), program: 1)
      #expect(site.pipeline(memories: memories).diagnostics.map(\.rule) == ["repeated-word"])
      memories.save()
    }
  }

  /// What can have happened to a file of the cache.
  enum Damage: CaseIterable {
    case emptied, cut, garbled, headGarbled, entriesGarbled, otherProgram, removed, folder
  }

  @Test(arguments: Damage.allCases)
  func `a damaged cache costs time and nothing else`(damage: Damage) throws {
    let folder = try TemporaryFolder()
    let expected = try files(SmallSite(), folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("cache")) {
      let url = URL(fileURLWithPath: folder.path("cache/\(name)"))
      var bytes = try Data(contentsOf: url)
      switch damage {
      case .emptied: bytes = Data()
      case .cut: bytes = bytes.prefix(bytes.count / 2)
      case .garbled: for index in stride(from: 41, to: bytes.count, by: 50) { bytes[index] ^= 0xFF }
      case .headGarbled: for index in 16..<40 { bytes[index] ^= 0xFF }
      case .entriesGarbled:
        // The index stands behind them, where the head says.
        let end = bytes[16..<24].reversed().reduce(0) { $0 << 8 | Int($1) }
        for index in stride(from: 40, to: end, by: 20) { bytes[index] ^= 0xFF }
      case .otherProgram: break
      case .removed, .folder: try FileManager.default.removeItem(at: url)
      }
      if damage == .folder {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
      } else if damage != .removed {
        try bytes.write(to: url)
      }
    }
    #expect(try files(SmallSite(), folder, program: damage == .otherProgram ? 2 : 1) == expected)
  }

  @Test func `drafts of runs that were killed go, those of runs that live stay`() throws {
    let folder = try TemporaryFolder()
    for process in [Int(Int32.max), Int(getpid())] { try folder.write("", to: "cache/articles.en.\(process).draft") }
    StoredMemories(folder: folder.path("cache"), program: 1).save()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("cache")) == ["articles.en.\(getpid()).draft"])
  }

  @Test func `a program that may not write its cache builds all the same`() throws {
    let folder = try TemporaryFolder()
    for (path, text) in SmallSite().content { try folder.write(text, to: "Content/\(path)") }
    try folder.write("a file where the folder should be", to: "cache")
    let run = try Program.run(["build", "--cache", "cache"], in: folder)
    #expect(run.status == 0 && run.error.isEmpty)
    let known = try Program.run(["check", "--no-cache"], in: folder)
    #expect(known.status == 0 && !FileManager.default.fileExists(atPath: folder.path(".farq")))
  }

  @Test func `short memory forgets what a round did not ask for`() {
    let memory = ShortMemory()
    memory.keep(1, [1])
    memory.keep(2, [2])
    memory.turn()
    #expect(memory.recall(1) == [1])
    memory.turn()
    #expect(memory.recall(1) == [1])
    #expect(memory.recall(2) == nil)
  }
}
