import FarqModel

/// Decides which files are safe to read as text at all.
enum Admission {
  /// Debian's cmark-gfm 0.29.0.gfm.6 needs quadratic time on some input, such as `![[]()` repeated, so Markdown must be
  /// short; the facts of a large family may be longer, and a lock holds the text of all articles of a family.
  static func maximumBytes(of path: String) -> Int {
    if path.hasSuffix(".lock") { return 64 * 1024 * 1024 }
    return path.hasSuffix(".md") ? 256 * 1024 : 4 * 1024 * 1024
  }

  /// The tree less what can't be read as text; each file left out is an error. Files that are remembered are judged when
  /// they are read, for most have been before.
  static func admit(_ tree: SourceTree, _ report: Report) -> SourceTree {
    let texts = tree.paths.filter { isText($0) && !isRemembered($0) }
    let sound = report.each(of: texts) { path, report in isSound(path, tree, report) }
    let unsound = Set(zip(texts, sound).filter { !$0.1 }.map(\.0))
    if unsound.isEmpty { return tree }
    return SourceTree(root: tree.root, files: tree.files.filter { !unsound.contains($0.key) })
  }

  /// Articles, the facts of families, locks, and what says how a locale is written: what is read through a `ReadingMemory`.
  private static func isRemembered(_ path: String) -> Bool {
    if path.hasSuffix(".lock") || (path.hasPrefix("families/") && path.hasSuffix(".yaml")) { return true }
    let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
    if depth == 2 { return path.hasSuffix(".md") }
    return depth == 1
      && [LocaleReader.fileName, GlossaryReader.fileName, TextReader.homeName].contains { path.hasSuffix("/" + $0) }
  }

  /// Whether a file can be read as text; all that is wrong with it is reported.
  static func isSound(_ path: String, _ tree: SourceTree, _ report: Report) -> Bool {
    guard let bytes = tree.bytes(of: path) else { return true }
    if bytes.count > maximumBytes(of: path) {
      report.error(
        "file-too-large", at: tree.location(path),
        "the file has \(bytes.count / 1024) KiB; at most \(maximumBytes(of: path) / 1024) KiB are read",
        advice: "Split it, or remove what does not belong to one article.")
    } else if let bad = invalidOffset(bytes) {
      report.error(
        "invalid-utf8", at: location(of: bad, in: bytes, tree, path), "the file is not valid UTF-8 from here on",
        advice: "Save it again as UTF-8.")
    } else if !Suspects.stand(in: bytes) {
      return true
    } else if let zero = bytes.firstIndex(of: 0) {
      report.error(
        "nul-character", at: location(of: zero, in: bytes, tree, path), "NUL character",
        advice: "Delete it; it is the trace of a broken copy or of a UTF-16 file.")
    } else {
      reportControls(tree, path, report)
      return true
    }
    return false
  }

  static func isText(_ path: String) -> Bool {
    [".md", ".yaml", ".yml", ".lock", ".mustache"].contains { path.hasSuffix($0) }
  }

  /// The offset of the first byte that is not part of well-formed UTF-8, or nil.
  private static func invalidOffset(_ bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var low = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { low += UTF8.width(scalar) }
    return low
  }

  private static func location(of offset: Int, in bytes: [UInt8], _ tree: SourceTree, _ path: String) -> SourceLocation
  {
    let before = bytes[..<offset]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return tree.location(path, line: line, column: String(decoding: bytes[lineStart..<offset], as: UTF8.self).count + 1)
  }

  /// Invisible characters that reorder text for the reader but not for the next editor, and private-use characters.
  private static func reportControls(_ tree: SourceTree, _ path: String, _ report: Report) {
    for found in tree.characters(of: path, { problem(with: $0) != nil }) {
      guard let problem = problem(with: found.value) else { continue }
      report.error(
        problem.rule, at: found.location, "\(problem.what) \(Letters.name(of: found.value))", advice: problem.advice)
    }
  }

  private static func problem(with scalar: Unicode.Scalar) -> (rule: String, what: String, advice: String)? {
    switch scalar.value {
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069:
      ("bidi-control", "bidi control character", "Delete it; Farq isolates left-to-right runs by itself.")
    case 0xE000...0xF8FF:
      ("private-use", "private-use character", "Delete it; it has no meaning that readers could see.")
    default: nil
    }
  }
}

/// NUL, controls of direction and private-use characters, of which nearly all texts are quickly known to hold none.
private enum Suspects {
  /// Whether a text may hold one; false is certain.
  static func stand(in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var start = 0
      while start + 8 <= bytes.count {
        let isDoubtful = isDoubtful(bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        // What tells of a suspect may be its second byte.
        if isDoubtful, stand(at: max(0, start - 1)..<(start + 8), in: bytes) { return true }
        start += 8
      }
      return stand(at: max(0, start - 1)..<bytes.count, in: bytes)
    }
  }

  /// Whether one of eight bytes is 0, 0x9C or from 0xE0 on: no suspect is without one.
  private static func isDoubtful(_ bytes: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // The highest bit of each byte that is zero, and now and then of one that is not.
    func zeros(_ bytes: UInt64) -> UInt64 { (bytes &- ones) & ~bytes }
    let high = bytes & (bytes << 1) & (bytes << 2)
    return (zeros(bytes) | zeros(bytes ^ (ones &* 0x9C)) | high) & (ones &* 0x80) != 0
  }

  /// Whether one starts there.
  private static func stand(at range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Bool {
    for index in range {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0xFF
      let last = index + 2 < bytes.count ? bytes[index + 2] : 0xFF
      switch bytes[index] {
      case 0, 0xEE: return true
      case 0xD8 where next == 0x9C: return true
      // From U+F000 to U+F8FF are private too.
      case 0xEF where next <= 0xA3: return true
      case 0xE2 where next == 0x80 && ((0x8E...0x8F).contains(last) || (0xAA...0xAE).contains(last)): return true
      case 0xE2 where next == 0x81 && (0xA6...0xA9).contains(last): return true
      default: continue
      }
    }
    return false
  }
}
