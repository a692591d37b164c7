package import FarqModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Reads a folder of content or templates into a `SourceTree`: the one place where a build reads files.
package enum FolderReader {
  /// The tree, and what an author must know about files that were not read.
  package struct Reading: Sendable {
    package var tree: SourceTree
    package var diagnostics: [Diagnostic]
    /// Knows of the files that are read when somebody asks for them; nil for a tree that was not read from a folder.
    package var lateReader: LateReader?

    package init(tree: SourceTree, diagnostics: [Diagnostic] = [], lateReader: LateReader? = nil) {
      self.tree = tree
      self.diagnostics = diagnostics
      self.lateReader = lateReader
    }
  }

  /// A folder that can't be read.
  package struct Failure: Error, CustomStringConvertible {
    package var path: String
    package var reason: String
    package var description: String { "cannot read \(path): \(reason)" }
  }

  /// Reads all files below `folder` except hidden ones and editors' leftovers.
  ///
  /// Symbolic links are followed within the folder only; one that leads out of it is an error of its author.
  /// - Throws: `Failure` when the folder or a file in it can't be read.
  package static func read(_ folder: String, named root: String? = nil) throws -> Reading {
    var memory = FolderMemory()
    return try read(folder, named: root, &memory)
  }

  /// Reads the files that `memory` does not know as they are, and takes the others from it; of those that it knows from an
  /// earlier run of the program, the bytes are read when somebody asks for them.
  /// - Throws: `Failure` when the folder or a file in it can't be read.
  package static func read(
    _ folder: String, named root: String? = nil, _ memory: inout FolderMemory
  ) throws -> Reading {
    let listing = try FolderListing(of: folder, named: root)
    let folder = try OpenFolder(listing)
    let time = FolderMemory.now
    let read = try Parallel.map(listing.files) { [memory] file in
      Result { try look(at: file, in: folder, memory) }
    }.map { try $0.get() }
    memory.update(Dictionary(uniqueKeysWithValues: zip(listing.files.map(\.path), read)), at: time)
    let lateReader = LateReader(folder)
    let files = zip(listing.files, read).map { ($0.path, $1.source ?? lateReader.file($0, $1.digest)) }
    let tree = SourceTree(root: listing.root, files: Dictionary(uniqueKeysWithValues: files))
    return Reading(tree: tree, diagnostics: listing.diagnostics, lateReader: lateReader)
  }

  /// A file as `memory` knows it, or else as it is read now.
  private static func look(
    at file: FolderListing.File, in folder: OpenFolder, _ memory: FolderMemory
  ) throws -> FolderMemory.File {
    var known: FolderMemory.File?
    let (stamp, bytes) = try folder.read(file) { stamp in
      known = memory.file(file.path, stamp)
      return known == nil
    }
    return known ?? FolderMemory.File(stamp: stamp, source: SourceFile(bytes ?? []))
  }
}

extension FolderReader.Failure {
  /// What the system has just said.
  init(lastErrorAt path: String) { self.init(path: path, reason: String(cString: strerror(errno))) }
}
