import FarqModel

/// Reads `<locale>/glossary.yaml`: a list of terms with their preferred and banned renderings.
enum GlossaryReader {
  static let fileName = "glossary.yaml"

  static func read(_ locale: String, _ tree: SourceTree, _ memory: ReadingMemory, _ report: Report) -> Glossary {
    let path = "\(locale)/\(fileName)"
    return memory.value(path, tree, report) { report in
      tree.text(path).flatMap { YAMLField.mapping($0, path: tree.displayPath(path), report) }.map { read($0, report) }
    } ?? Glossary()
  }

  private static func read(_ root: YAMLField, _ report: Report) -> Glossary {
    root.allow(["terms"], report)
    return Glossary(
      terms: (root["terms"]?.items ?? []).compactMap { item in
        item.allow(["source", "use", "forms", "check", "note", "avoid"], report)
        guard let source = item.text("source", report), let use = item.text("use", report) else { return nil }
        return Glossary.Term(
          source: source.value, preferred: use.value, banned: banned(item, report),
          check: item.strings("check", report).map { TermFinder.name(of: $0.value) },
          forms: [use.value] + item.strings("forms", report).map(\.value))
      })
  }

  private static func banned(_ item: YAMLField, _ report: Report) -> [Glossary.Banned] {
    (item["avoid"]?.items ?? []).compactMap { entry in
      if entry.string != nil {
        return entry.nonEmptyText(named: "avoid", report).map { Glossary.Banned(words: $0.value, except: []) }
      }
      entry.allow(["words", "except"], report)
      guard let words = entry.text("words", report) else { return nil }
      return Glossary.Banned(words: words.value, except: entry.strings("except", report).map(\.value))
    }
  }
}
