import FarqModel
import FarqSite
import FarqSource
import Foundation

/// The files that a build reads, before anything is made of them.
struct Inputs {
  var content: FolderReader.Reading
  var templates: FolderReader.Reading

  /// - Parameter memories: where is kept how the files look that have been read.
  /// - Throws: what `FolderReader` throws when the machine fails.
  init(_ options: InputOptions, _ memories: any Memories = NoMemory()) throws {
    let memory = Self.memory(memories)
    func read(_ folder: String) throws -> FolderReader.Reading {
      var files = FolderMemory()
      let reading = try FolderReader.read(folder, &files)
      memory.keep(Digest.value(of: folder), files.packed)
      return reading
    }
    content = try read(options.content)
    templates = try read(options.templates)
  }

  var digests: InputDigests {
    InputDigests(content: content.tree.digests, templates: templates.tree.digests)
  }

  fileprivate static func memory(_ memories: any Memories) -> any Memory { memories.memory("folders") }

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

/// What a build tells by whether anything has changed: the digests of all files that it reads, by path.
struct InputDigests {
  var content: [String: UInt64]
  var templates: [String: UInt64]

  /// A digest of all that a site is made from, the same on every machine: files, what was asked for, and the version of
  /// Farq.
  func value(for options: SitePlanner.Options, precompressed: Bool) -> UInt64 {
    var digest = Digest()
    digest.add(Farq.version)
    options.add(to: &digest)
    digest.add(precompressed ? 1 : 0)
    for files in [content, templates] {
      digest.add(UInt64(files.count))
      for (path, content) in files.sorted(by: { $0.key < $1.key }) {
        digest.add(path)
        digest.add(content)
      }
    }
    return digest.value
  }
}

extension InputDigests {
  /// What is known without reading a file; nil unless all look as they did when an earlier run read them.
  init?(_ options: InputOptions, asIn memories: any Memories) {
    let memory = Inputs.memory(memories)
    func digests(_ folder: String) -> [String: UInt64]? {
      memory.recall(Digest.value(of: folder)).flatMap(FolderMemory.init(packed:)).flatMap {
        FolderReader.digests(folder, $0)
      }
    }
    guard let content = digests(options.content), let templates = digests(options.templates) else { return nil }
    self.init(content: content, templates: templates)
  }
}
