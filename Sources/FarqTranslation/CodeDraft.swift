package import FarqModel

extension Drafts {
  /// Files by path below the content folder: new ones, and such as are there and get more.
  package struct Files: Equatable, Sendable {
    package var new: [String: String] = [:]
    package var changed: [String: String] = [:]
  }

  /// A code at its place in the registry, with the first value of each trait, and its article in the source locale.
  ///
  /// Codes that are numbers stand in their order; others go to the end of the family.
  /// - Parameter reference: what defines the code, as one cites it.
  package func code(_ id: String, named name: String, reference: String?, in family: Family) throws(Refusal) -> Files {
    if let other = family.codes.first(where: { $0.slug == id.lowercased() }) {
      throw Refusal(
        message: "the family «\(family.slug)» has the code «\(other.id)»",
        advice: "It stands at \(other.location.path):\(other.location.line).")
    }
    try checkSlug(id)
    if !family.classes.isEmpty, !family.classes.contains(where: { id.hasPrefix($0.prefix) }) {
      throw Refusal(
        message: "«\(id)» belongs to no class of the family «\(family.slug)»",
        advice: "Codes of it start with \(family.classes.map(\.prefix).joined(separator: ", ")).")
    }
    let path = "families/\(family.slug).yaml"
    guard let text = content.text(path), let first = family.codes.first else {
      throw Refusal(message: "the family «\(family.slug)» has no codes yet", advice: "Write the first by hand.")
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let indent = String(repeating: " ", count: first.location.column - 1)
    guard lines[first.location.line - 1].hasPrefix(indent + "\"") || lines[first.location.line - 1].hasPrefix(indent),
      first.location.column > 1, lines[first.location.line - 1].prefix(first.location.column - 1) == indent
    else {
      throw Refusal(
        message: "the codes of \(content.displayPath(path)) don't stand one below the other",
        advice: "Put each on lines of its own, or add the code by hand.")
    }
    let entry = Self.entry(id, name, reference, family, indent)
    lines.insert(contentsOf: entry, at: Self.place(of: id, family, lines, indent))
    let article = article(of: id, named: name, in: family.slug)
    try checkNew(article.path)
    return Files(new: [article.path: article.text], changed: [path: lines.joined(separator: "\n")])
  }

  /// A family with one code, its text and its article in the source locale.
  package func family(_ slug: String, named name: String, code: String, codeName: String) throws(Refusal) -> Files {
    guard Slug.isName(slug), !catalog.site.locales.contains(slug) else {
      throw Refusal(
        message: "«\(slug)» can't be the name of a family",
        advice: "Use lower-case Latin letters, digits and hyphens; it becomes part of the addresses.")
    }
    try checkSlug(code)
    let blank = Self.blank
    let facts = """
      # The facts of these codes, the same in all languages.
      name: \(Self.quoted(name))
      traits: []
      codes:
        "\(code)":
          name: \(Self.quoted(codeName))
          references:
            - {text: "\(blank)"}

      """
    let text = "---\ntitle: \(Self.quoted(name))\nsummary: \"\(blank)\"\n---\n\n\(blank)\n"
    let article = article(of: code, named: codeName, in: slug)
    let files = ["families/\(slug).yaml": facts, "\(catalog.site.source)/\(slug)/family.md": text]
    for path in files.keys.sorted() + [article.path] { try checkNew(path) }
    return Files(new: files.merging([article.path: article.text]) { own, _ in own })
  }

  private func checkNew(_ path: String) throws(Refusal) {
    guard content.files[path] == nil else {
      throw Refusal(message: "\(content.displayPath(path)) exists", advice: "Nothing was written; edit it instead.")
    }
  }

  /// As `FamilyReader` asks of codes.
  private func checkSlug(_ id: String) throws(Refusal) {
    guard Slug.isCode(id.lowercased()) else {
      throw Refusal(
        message: "«\(id)» can't be an address",
        advice: Slug.codeAdvice)
    }
  }

  private static func entry(
    _ id: String, _ name: String, _ reference: String?, _ family: Family, _ indent: String
  ) -> [String] {
    var lines = ["\(indent)\"\(id)\":", "\(indent)  name: \"\(Escape.json(name))\""]
    let traits = family.traits.filter { !$0.values.isEmpty }
    if !traits.isEmpty { lines.append("\(indent)  traits:") }
    for trait in traits {
      let first = trait.verbatim && trait.isSet ? "" : quoted(trait.values[0].id)
      lines.append("\(indent)    \(trait.id): \(trait.isSet ? "[\(first)]" : first)")
    }
    return lines + ["\(indent)  references:", "\(indent)    - {text: \"\(Escape.json(reference ?? blank))\"}"]
  }

  /// The line before which the code goes: the next code's, with the comments above it, or the end of the list.
  private static func place(of id: String, _ family: Family, _ lines: [String], _ indent: String) -> Int {
    func isComment(_ line: String) -> Bool { line.drop { $0 == " " }.hasPrefix("#") }
    if let number = number(id), let next = family.codes.first(where: { (Self.number($0.id) ?? -1) > number }) {
      var line = next.location.line - 1
      while line > 0, isComment(lines[line - 1]) { line -= 1 }
      return line
    }
    let last = family.codes.map(\.location.line).max() ?? 1
    var end = last
    while end < lines.count, lines[end].isEmpty || lines[end].hasPrefix(indent + " ") { end += 1 }
    while end > last, lines[end - 1].isEmpty { end -= 1 }
    return end
  }

  private static func number(_ id: String) -> Int? {
    id.hasPrefix("0x") ? Int(id.dropFirst(2), radix: 16) : Int(id)
  }
}
