/// The files that a build reads, as a value, by relative path. Tests make one from a dictionary.
package struct SourceTree: Sendable {
  /// What stands before each path in diagnostics, such as `Content`.
  package let root: String
  /// By path relative to the root, with `/` between folders.
  package let files: [String: SourceFile]
  /// All paths, sorted, so that nothing depends on the order of a dictionary.
  package let paths: [String]

  package init(root: String, files: [String: SourceFile]) {
    self.root = root
    self.files = files
    paths = files.keys.sorted()
  }

  package init(root: String, bytes: [String: [UInt8]]) {
    self.init(root: root, files: bytes.mapValues(SourceFile.init))
  }

  package init(root: String, texts: [String: String]) {
    self.init(root: root, bytes: texts.mapValues { Array($0.utf8) })
  }

  /// The paths of all files below a folder, such as `en/smtp`, sorted.
  package func paths(below folder: String) -> ArraySlice<String> {
    // The character behind a slash is a zero.
    let (start, end) = ("\(folder)/", "\(folder)0")
    return paths[paths.partition { $0 >= start }..<paths.partition { $0 >= end }]
  }

  /// Takes the paths of some files and what they hold into a digest.
  package func add(to digest: inout Digest, where isWanted: (String) -> Bool) {
    for path in paths where isWanted(path) {
      digest.add(path)
      digest.add(self.digest(of: path))
    }
  }

  /// What a file holds; nil when there is none.
  package func bytes(of path: String) -> [UInt8]? { files[path]?.bytes }

  /// The digest of what a file holds; 0 when there is none.
  package func digest(of path: String) -> UInt64 { files[path]?.digest ?? 0 }

  /// The text of a file; invalid UTF-8 is repaired here; `Admission` reports it.
  package func text(_ path: String) -> String? {
    bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Where a file is, as its author knows it.
  package func location(_ path: String, line: Int = 0, column: Int = 1, length: Int = 1) -> SourceLocation {
    SourceLocation(displayPath(path), line: line, column: column, length: length)
  }

  package func displayPath(_ path: String) -> String { root.isEmpty ? path : "\(root)/\(path)" }

  /// One line of a file by its display path, for showing under a diagnostic; nil when there is no such line, or when it
  /// is longer than anyone would read.
  package func line(at location: SourceLocation) -> String? {
    let prefix = root.isEmpty ? "" : "\(root)/"
    guard location.line > 0, location.path.hasPrefix(prefix),
      let bytes = bytes(of: String(location.path.dropFirst(prefix.count)))
    else { return nil }
    var rest = bytes[...]
    for _ in 1..<location.line {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      rest = rest[(end + 1)...]
    }
    let line = rest.prefix { $0 != UInt8(ascii: "\n") }
    guard line.count <= Self.longestShownLine else { return nil }
    return String(decoding: line, as: UTF8.self).replacing("\r", with: "")
  }

  private static let longestShownLine = 4096

  /// The characters of a file that are looked for, with their places.
  package func characters(of path: String, _ isWanted: (Unicode.Scalar) -> Bool) -> [Located<Unicode.Scalar>] {
    let lines = text(path)?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    return lines.enumerated().flatMap { number, line in
      line.unicodeScalars.enumerated().filter { isWanted($1) }.map { column, scalar in
        Located(scalar, at: location(path, line: number + 1, column: column + 1))
      }
    }
  }
}
