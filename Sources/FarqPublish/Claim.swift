internal import FarqModel
internal import Foundation

extension Publisher {
  /// What is known of the folder before a later build.
  struct Claim {
    var output: OutputFolder
    var lock: FolderLock
    var old: Manifest?
    /// Names of a build that did not come to its end.
    var pending: Manifest?
  }

  /// Makes sure that the folder is Farq's own, or empty, or not there yet.
  /// - Returns: nil when there is no such folder, so that a first build can take its place at once.
  func claim() throws -> Claim? {
    isFirstBuild ? nil : try claim(OutputFolder(folder))
  }

  /// Whether there is no such folder yet. Where none can be made beside it, it is made and filled in place.
  var isFirstBuild: Bool {
    !FileManager.default.fileExists(atPath: folder) && (access(parent, F_OK) != 0 || access(parent, W_OK) == 0)
  }

  /// The folder that the site's folder is in, or will be.
  var parent: String { URL(fileURLWithPath: folder).deletingLastPathComponent().path }

  private func claim(_ output: OutputFolder) throws -> Claim {
    if !FileManager.default.fileExists(atPath: "\(folder)/.farq") {
      try refuseOthersFiles()
      try FileCalls.makeFolders("\(folder)/.farq")
    }
    guard let lock = try output.lock(".farq") else {
      throw Failure(description: "another build is writing \(folder)")
    }
    // Not before: another build may have ended just now.
    let old = output.contents(of: .init(Manifest.path)).flatMap(Manifest.init)
    let pending = output.contents(of: .init(Manifest.pendingPath)).flatMap(Manifest.init)
    if old == nil, pending == nil { try refuseOthersFiles() }
    if let old, old.shard != shard {
      throw Failure(
        description: "\(folder) holds part \(old.shard) of a site, not \(shard); choose another folder with --output")
    }
    return Claim(output: output, lock: lock, old: old, pending: pending)
  }

  private func refuseOthersFiles() throws {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw Failure(description: "cannot read \(folder): \(error.localizedDescription)")
    }
    let others = names.filter { ![".DS_Store", ".farq", "lost+found"].contains($0) }.sorted()
    if FileManager.default.fileExists(atPath: "\(folder)/\(Manifest.path)") {
      throw Failure(
        description:
          "\(folder) was written by another version of Farq, whose list of files can't be read; remove the folder")
    }
    guard others.isEmpty else {
      throw Failure(
        description:
          "\(folder) holds files that Farq did not write (\(others.prefix(3).joined(separator: ", "))"
          + "…); choose an empty folder with --output, or empty this one")
    }
  }
}
