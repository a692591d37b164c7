internal import FarqModel

/// Stylesheets, scripts and fonts under names that hold a digest of their bytes, so that hosts can cache them for ever.
package struct AssetBundle: Sendable {
  /// The published files in a fixed order.
  let files: [(path: SitePath, file: SourceFile)]
  /// Published paths by the path below `assets/`.
  private let published: [String: SitePath]

  /// - Parameter memory: stylesheets that were made before.
  init(_ tree: SourceTree, _ memory: any Memory) {
    var key = Digest()
    tree.add(to: &key) { $0.hasPrefix("assets/") }
    var files: [(path: SitePath, file: SourceFile)] = []
    var published: [String: SitePath] = [:]
    let assets = tree.paths.filter { $0.hasPrefix("assets/") }.map { String($0.dropFirst("assets/".count)) }
    // Stylesheets come last: they name the other files, whose digests must be known.
    for name in assets.filter({ !$0.hasSuffix(".css") }) + assets.filter({ $0.hasSuffix(".css") }) {
      guard var file = tree.files["assets/\(name)"] else { continue }
      if name.hasSuffix(".css") {
        key.add(name)
        let sheet = memory.value(key.value) { [file] in
          Stylesheet(bytes: Self.renamingAddresses(in: file.bytes, of: name, published))
        }
        file = SourceFile(sheet.bytes)
      }
      let path = SitePath.asset(name.hasSuffix(".txt") ? name : Self.fingerprinted(name, file))
      published[name] = path
      files.append((path, file))
    }
    self.files = files
    self.published = published
  }

  /// Where an asset is published, by its path below `assets/`.
  func path(_ name: String) -> SitePath? { published[name] }

  /// `site.css` becomes `site.3f2a….css`.
  private static func fingerprinted(_ name: String, _ file: SourceFile) -> String {
    guard let dot = name.lastIndex(of: ".") else { return name }
    return "\(name[..<dot]).\(Digest.hex(file.digest))\(name[dot...])"
  }

  /// Replaces the files that a stylesheet names in `url(…)` by their published names.
  private static func renamingAddresses(
    in bytes: [UInt8], of name: String, _ published: [String: SitePath]
  ) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let own = SitePath.asset(name)
    let renamed = text.replacing(/url\(\s*["']?([^"')]+?)["']?\s*\)/) { match -> String in
      let address = String(match.1)
      guard case .file(let path, _) = ContentLink(address, in: name), let target = published[path] else {
        return String(match.0)
      }
      return "url(\"\(own.relative(to: target))\")"
    }
    return Array(renamed.utf8)
  }
}

/// A stylesheet that names the other files as they are published.
private struct Stylesheet: Packable {
  var bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  func pack(into packer: inout Packer) { packer.add(String(decoding: bytes, as: UTF8.self)) }

  init(from unpacker: inout Unpacker) throws { bytes = Array(try unpacker.text().utf8) }
}
