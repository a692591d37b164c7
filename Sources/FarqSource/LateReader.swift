import FarqModel
internal import Synchronization

/// Reads files of which an earlier run knew all but the bytes, when somebody asks for these.
///
/// What was known is part of all that is made meanwhile, so a file that no longer holds it spoils the whole reading.
package final class LateReader: Sendable {
  private let folder: OpenFolder
  private let failure = Mutex<FolderReader.Failure?>(nil)

  init(_ folder: OpenFolder) { self.folder = folder }

  func file(_ file: FolderListing.File, _ digest: UInt64) -> SourceFile {
    SourceFile(digest: digest, bytes: Lazy { self.bytes(of: file, digest) })
  }

  private func bytes(of file: FolderListing.File, _ digest: UInt64) -> [UInt8] {
    do {
      let bytes = try folder.read(file) { _ in true }.bytes ?? []
      if Digest.value(of: bytes) == digest { return bytes }
      fail(folder.failure(file, "it changed while it was worked on; run the command again"))
      return bytes
    } catch {
      fail(error)
      return []
    }
  }

  private func fail(_ error: FolderReader.Failure) { failure.withLock { $0 = $0 ?? error } }

  /// To be called before anything that was made of the files is kept.
  /// - Throws: `FolderReader.Failure` if one has changed between the look at it and the moment in which it was read.
  package func confirm() throws {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}
