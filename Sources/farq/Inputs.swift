import FarqModel
import FarqSite
import FarqSource
import Foundation

/// The files that a build reads, before anything is made of them.
struct Inputs {
  var content: FolderReader.Reading
  var templates: FolderReader.Reading

  /// - Throws: what `FolderReader` throws when the machine fails.
  init(_ options: InputOptions) throws {
    content = try FolderReader.read(options.content)
    templates = try FolderReader.read(options.templates)
  }

  /// A digest of all that a site is made from, the same on every machine: files, what was asked for, and the version of
  /// Farq.
  func digest(for options: SitePlanner.Options, precompressed: Bool) -> UInt64 {
    var digest = Digest()
    digest.add(Farq.version)
    options.add(to: &digest)
    digest.add(precompressed ? 1 : 0)
    for tree in [content.tree, templates.tree] {
      digest.add(UInt64(tree.files.count))
      for path in tree.paths {
        digest.add(path)
        digest.add(tree.files[path] ?? [])
      }
    }
    return digest.value
  }

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
