import FarqModel

/// Reads `<locale>/glossary.yaml`: a list of terms with their preferred and banned renderings.
enum GlossaryReader {
  static func read(_ path: String, _ tree: SourceTree, _ report: Report) -> Glossary {
    guard let text = tree.text(path),
      let root = YAMLField.mapping(text, path: tree.displayPath(path), report)
    else {
      return Glossary()
    }
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
