import FarqModel

/// Reads `families/<slug>.yaml`: the language-neutral facts of a family.
struct FamilyReader {
  private let root: YAMLField
  private let report: Report

  static func readAll(
    _ tree: SourceTree, _ site: Site, _ memory: ReadingMemory
  ) -> (families: [Family], diagnostics: [Diagnostic]) {
    let report = Report()
    let families = report.each(of: site.families) { slug, report -> Family? in
      let path = "families/\(slug).yaml"
      return memory.value(path, tree, report) { report in
        guard let text = tree.text(path), let root = YAMLField.mapping(text, path: tree.displayPath(path), report)
        else { return nil }
        return FamilyReader(root: root, report: report).read(slug: slug, at: tree.location(path))
      }
    }
    return (families.compactMap { $0 }, report.diagnostics)
  }

  private func read(slug: String, at location: SourceLocation) -> Family? {
    root.allow(["name", "classes", "traits", "codes"], report)
    guard let name = root.text("name", report) else { return nil }
    let classes = (root["classes"]?.items ?? []).compactMap { item -> CodeClass? in
      item.allow(["id", "prefix"], report)
      guard let id = item.text("id", report) else { return nil }
      return CodeClass(id: id.value, prefix: item["prefix"]?.string ?? "")
    }
    var traits: [Trait] = []
    for item in root["traits"]?.items ?? [] {
      guard let trait = readTrait(item) else { continue }
      if traits.contains(where: { $0.id == trait.id }) {
        report.error("duplicate-id", at: trait.location, "the trait «\(trait.id)» stands twice")
      } else {
        traits.append(trait)
      }
    }
    let codes = readCodes(traits, classes)
    return Family(slug: slug, name: name.value, classes: classes, traits: traits, codes: codes, location: location)
  }

  private func readTrait(_ item: YAMLField) -> Trait? {
    item.allow(["id", "highlight", "set", "verbatim", "track", "values"], report)
    guard let id = item.text("id", report) else { return nil }
    let values = (item["values"]?.items ?? []).compactMap { value -> TraitValue? in
      if value.string != nil {
        return value.nonEmptyText(named: "values", report).map { TraitValue(id: $0.value) }
      }
      value.allow(["id", "tone"], report)
      guard let id = value.text("id", report) else { return nil }
      return TraitValue(id: id.value, tone: value.choice("tone", default: TraitValue.Tone.neutral, report))
    }
    let track = item.strings("track", report)
    for step in track where !values.contains(where: { $0.id == step.value }) {
      report.error(
        "unknown-value", at: step.location, "«\(step.value)» is in the track of «\(id.value)» but not among its values",
        advice: Suggestion.advice(for: step.value, among: values.map(\.id)))
    }
    return Trait(
      id: id.value, highlight: item.flag("highlight", report), isSet: item.flag("set", report),
      verbatim: item.flag("verbatim", report), track: track.map(\.value), values: values, location: item.location)
  }

  private func readCodes(_ traits: [Trait], _ classes: [CodeClass]) -> [Code] {
    var codes: [Code] = []
    for (key, value) in root["codes"]?.entries ?? [] {
      guard let id = key.nonEmptyText(named: "codes", report) else { continue }
      value.allow(["name", "status", "traits", "references"], report)
      let official = value.text("name", report)
      let code = Code(
        id: id.value, official: official?.value ?? "", status: value["status"]?.string ?? Code.currentStatus,
        classID: classes.first { id.value.hasPrefix($0.prefix) }?.id, traits: readTraits(value, traits, of: id),
        references: readReferences(value), location: key.location)
      checkSlug(code, codes)
      if code.references.isEmpty {
        report.error(
          "missing-reference", at: key.location, "\(code.id) cites no specification",
          advice: "Add «references:» with at least one {text, url}.")
      }
      if !classes.isEmpty, code.classID == nil {
        report.error(
          "no-class", at: key.location, "\(code.id) belongs to no class",
          advice: "Give it one whose prefix it starts with: \(classes.map(\.prefix).joined(separator: ", ")).")
      }
      codes.append(code)
    }
    if codes.isEmpty { report.error("missing-key", at: root.location, "the family has no codes") }
    return codes
  }

  /// The slug becomes a file name on any host, so only what is safe everywhere may stand in it.
  private func checkSlug(_ code: Code, _ others: [Code]) {
    if !Slug.isCode(code.slug) {
      report.error(
        "invalid-slug", at: code.location, "«\(code.id)» can't be an address",
        advice: Slug.codeAdvice)
    }
    if let other = others.first(where: { $0.slug == code.slug }) {
      report.error(
        "duplicate-slug", at: code.location, "«\(code.id)» and «\(other.id)» would have the same address",
        advice: "The first stands on line \(other.location.line). Rename or remove one.")
    }
  }

  private func readTraits(_ code: YAMLField, _ traits: [Trait], of id: Located<String>) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for (key, value) in code["traits"]?.entries ?? [] {
      guard let trait = traits.first(where: { $0.id == key.string }) else {
        report.error(
          "unknown-trait", at: key.location, "unknown trait «\(key.string ?? "")»",
          advice: Suggestion.advice(for: key.string ?? "", among: traits.map(\.id)))
        continue
      }
      let given = trait.isSet ? value.items : value.string.map { _ in [value] }
      guard let given else {
        report.error(
          "invalid-value", at: value.location,
          trait.isSet ? "«\(trait.id)» takes a list of values" : "«\(trait.id)» takes one value")
        continue
      }
      result[trait.id] = sortedAsDeclared(given.compactMap { known($0, in: trait) }, trait)
    }
    for trait in traits where !trait.isSet && result[trait.id] == nil {
      report.error(
        "missing-trait", at: id.location, "\(id.value) has no value of the trait «\(trait.id)»",
        advice: Suggestion.advice(for: "", among: trait.values.map(\.id)))
    }
    return result
  }

  private func known(_ value: YAMLField, in trait: Trait) -> String? {
    let word = value.string ?? ""
    if trait.value(word) != nil { return word }
    report.error(
      "unknown-value", at: value.location, "«\(word)» is not a value of the trait «\(trait.id)»",
      advice: Suggestion.advice(for: word, among: trait.values.map(\.id)))
    return nil
  }

  /// Sets are compared and shown in the order of the trait's declaration, however they were typed.
  private func sortedAsDeclared(_ values: [String], _ trait: Trait) -> [String] {
    trait.values.map(\.id).filter(values.contains)
  }

  private func readReferences(_ code: YAMLField) -> [Reference] {
    (code["references"]?.items ?? []).compactMap { item in
      item.allow(["text", "url"], report)
      guard let text = item.text("text", report) else { return nil }
      if let url = item["url"], url.string?.hasPrefix("https://") != true {
        report.error(
          "invalid-value", at: url.location, "«\(url.string ?? "")» is not an https address",
          advice: "Give the address that opens the very section, or remove «url».")
      }
      return Reference(text: text.value, url: item["url"]?.string)
    }
  }
}
