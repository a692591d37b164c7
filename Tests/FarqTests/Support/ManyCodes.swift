import Foundation

extension SmallSite {
  /// A site of `count` codes, so that a build takes long enough to be hit in the middle.
  static func many(_ count: Int, word: String = "first") -> SmallSite {
    var site = SmallSite()
    let codes = (0..<count).map { String(1000 + $0) }
    let head = site.content["families/demo.yaml"]?.components(separatedBy: "codes:\n")[0] ?? ""
    site.content["families/demo.yaml"] =
      head + "codes:\n"
      + codes.map {
        """
          "\($0)":
            name: Code \($0)
            traits: {outcome: failure, phase: [open]}
            references: [{text: RFC 5321, url: "https://www.rfc-editor.org/rfc/rfc5321"}]

        """
      }.joined()
    for locale in ["en", "ar"] {
      let article = site.content["\(locale)/demo/504.md"] ?? ""
      for path in ["214", "504"] { site.content["\(locale)/demo/\(path).md"] = nil }
      for code in codes { site.content["\(locale)/demo/\(code).md"] = article + "\n\(word) \(code)\n" }
    }
    return site
  }

  func write(to folder: TemporaryFolder) throws {
    for (path, text) in content { try folder.write(text, to: "Content/\(path)") }
  }
}
