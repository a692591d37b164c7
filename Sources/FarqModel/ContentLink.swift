/// What an address in a Markdown file points to.
package enum ContentLink: Equatable, Sendable {
  /// Another site, a mail address and the like.
  case external(String)
  /// A place on the same page.
  case fragment(String)
  /// A file of the content folder, by its path from there, perhaps with a place in it.
  case file(path: String, fragment: String?)
  /// A path that leads out of the content folder, or starts at the root of a host.
  case outside(String)

  /// Reads an address as written in the file at `path`.
  package init(_ address: String, in path: String) {
    if address.hasPrefix("#") {
      self = .fragment(String(address.dropFirst()))
      return
    }
    if Self.hasScheme(address) || address.hasPrefix("//") {
      self = .external(address)
      return
    }
    guard !address.hasPrefix("/") else {
      self = .outside(address)
      return
    }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var target = Self.folder(of: path[...])
    for step in parts[0].split(separator: "/") where step != "." {
      if step != ".." {
        target += target.isEmpty ? step : "/" + step
      } else if target.isEmpty {
        self = .outside(address)
        return
      } else {
        target = Self.folder(of: target)
      }
    }
    self = .file(path: String(target), fragment: parts.count > 1 ? String(parts[1]) : nil)
  }

  private static func folder(of path: Substring) -> Substring { path[..<(path.lastIndex(of: "/") ?? path.startIndex)] }

  /// Whether an address starts with a scheme (RFC 3986 §3.1).
  private static func hasScheme(_ address: String) -> Bool {
    guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = address.utf8[..<colon]
    guard let first = scheme.first, isLetter(first) else { return false }
    return scheme.allSatisfy { isLetter($0) || ("0"..."9").contains(Unicode.Scalar($0)) || "+.-".utf8.contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

  /// The address for a page, when the text at `path` is shown on `page`.
  ///
  /// A page keeps its readers in their language: a link to an article leads to the same article in the page's locale,
  /// whatever locale the text is taken from. Other files, such as images, stand where they are.
  package func address(on page: SitePath, pageLocale: String) -> String {
    switch self {
    case .external(let address), .outside(let address): return address
    case .fragment(let id): return "#\(id)"
    case .file(let path, let fragment):
      var target = path
      if path.hasSuffix(".md"), let slash = path.firstIndex(of: "/") { target = pageLocale + path[slash...] }
      return page.relative(to: SitePath(contentPath: target)) + (fragment.map { "#\($0)" } ?? "")
    }
  }
}
