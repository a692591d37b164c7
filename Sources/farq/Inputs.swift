import FarqModel
import FarqSite
import FarqSource
import Foundation

/// The files that a command reads, before anything is made of them.
struct Inputs {
  let content: FolderReader.Reading
  let templates: FolderReader.Reading

  /// - Parameters:
  ///   - memories: where is kept how the files look that have been read.
  ///   - verify: whether all are read, whatever is known of them.
  /// - Throws: what `FolderReader` throws when the machine fails.
  init(_ options: InputOptions, _ memories: any Memories, verify: Bool = false) throws {
    let memory = memories.memory("folders")
    func read(_ folder: String) throws -> FolderReader.Reading {
      let key = Digest.value(of: folder)
      var files = (verify ? nil : memory.recall(key).flatMap(FolderMemory.init(packed:))) ?? FolderMemory()
      let reading = try FolderReader.read(folder, &files)
      if files.hasNews { memory.keep(key, files.packed) }
      return reading
    }
    content = try read(options.content)
    templates = try read(options.templates)
  }

  /// Whether all files could be read.
  var isWhole: Bool { content.diagnostics.isEmpty && templates.diagnostics.isEmpty }

  /// A digest of all that a site is made from, the same on every machine: files, what was asked for, and the version of
  /// Farq. By it a build tells whether anything has changed.
  func digest(for options: SitePlanner.Options, precompressed: Bool) -> UInt64 {
    var digest = Digest()
    digest.add(Farq.version)
    options.add(to: &digest)
    digest.add(precompressed ? 1 : 0)
    for tree in [content.tree, templates.tree] {
      digest.add(UInt64(tree.files.count))
      tree.add(to: &digest) { _ in true }
    }
    return digest.value
  }

  /// What is asked whether the files held still, before anything that was made of them is kept; it does not hold them.
  var lateReaders: [LateReader] { [content.lateReader, templates.lateReader].compactMap { $0 } }

  /// What tells the running program from another build of it, which may make other pages from the same files.
  static let program: UInt64 = {
    var facts = stat()
    guard let path = Bundle.main.executablePath, stat(path, &facts) == 0 else { return 0 }
    var digest = Digest()
    digest.add(UInt64(facts.st_size))
    #if canImport(Darwin)
      digest.add(UInt64(facts.st_mtimespec.tv_sec) << 32 | UInt64(facts.st_mtimespec.tv_nsec))
    #else
      digest.add(UInt64(facts.st_mtim.tv_sec) << 32 | UInt64(facts.st_mtim.tv_nsec))
    #endif
    return digest.value
  }()
}

extension [LateReader] {
  /// - Throws: what `FolderReader` throws when a file has changed meanwhile.
  func confirm() throws { for reader in self { try reader.confirm() } }
}
