import FarqMarkdown
import FarqModel

/// Reads `<locale>/<family>/family.md`: title, introduction, and the labels and sentences of the traits.
struct FamilyTextReader {
  let articles: ArticleReader
  let family: Family
  let report: Report

  func read(_ path: String) -> FamilyContent? {
    guard let text = articles.tree.text(path) else { return nil }
    let matter = FrontMatter(text, path: articles.tree.displayPath(path), report)
    let keys = ["title", "summary"]
    matter.root?.allow(keys + ["classes", "traits"], report)
    let article = articles.article(from: matter, path, keys: keys, headings: nil)
    return FamilyContent(
      article: article.content, labels: FamilyLabels(classes: classes(matter.root), traits: traits(matter.root)))
  }

  private func classes(_ root: YAMLField?) -> [String: InlineText] {
    guard let field = root?["classes"] else { return [:] }
    field.allow(family.classes.map(\.id), report)
    var labels: [String: InlineText] = [:]
    for (key, value) in field.entries { labels[key.string ?? ""] = inline(value, "classes") }
    return labels
  }

  private func traits(_ root: YAMLField?) -> [String: TraitText] {
    var texts: [String: TraitText] = [:]
    for (key, value) in root?["traits"]?.entries ?? [] {
      guard let trait = family.trait(key.string ?? "") else {
        report.error(
          "unknown-trait", at: key.location, "the family has no trait «\(key.string ?? "")»",
          advice: Suggestion.advice(for: key.string ?? "", among: family.traits.map(\.id)))
        continue
      }
      texts[trait.id] = read(value, trait)
    }
    return texts
  }

  private func read(_ field: YAMLField, _ trait: Trait) -> TraitText {
    field.allow(["label", "values", "sentence", "shared", "none", "pairs"], report)
    var values: [String: TraitValueText] = [:]
    for (key, value) in field["values"]?.entries ?? [] {
      guard trait.value(key.string ?? "") != nil else {
        report.error(
          "unknown-value", at: key.location, "«\(key.string ?? "")» is not a value of the trait «\(trait.id)»",
          advice: Suggestion.advice(for: key.string ?? "", among: trait.values.map(\.id)))
        continue
      }
      values[key.string ?? ""] = valueText(value, named: key.string ?? "")
    }
    return TraitText(
      label: field["label"].flatMap { inline($0, "label") } ?? .empty, values: values,
      sentence: phrase(field, "sentence"), shared: phrase(field, "shared"),
      none: field["none"].map { valueText($0, named: "none") }, pairs: pairs(field["pairs"], trait),
      location: field.location)
  }

  private func valueText(_ field: YAMLField, named name: String) -> TraitValueText {
    guard field.string == nil else {
      return TraitValueText(label: inline(field, name) ?? .empty, sentence: nil, shared: nil, advice: nil)
    }
    field.allow(["label", "sentence", "shared", "advice"], report)
    return TraitValueText(
      label: field["label"].flatMap { inline($0, "label") } ?? .empty, sentence: phrase(field, "sentence"),
      shared: phrase(field, "shared"), advice: phrase(field, "advice"))
  }

  private func pairs(_ field: YAMLField?, _ trait: Trait) -> [String: Phrase] {
    var pairs: [String: Phrase] = [:]
    for (key, value) in field?.entries ?? [] {
      let names = (key.string ?? "").split(separator: "/").map(String.init)
      for name in names where trait.value(name) == nil {
        report.error(
          "unknown-value", at: key.location, "«\(name)» is not a value of the trait «\(trait.id)»",
          advice: Suggestion.advice(for: name, among: trait.values.map(\.id)))
      }
      guard names.count == 2 else {
        report.error(
          "invalid-value", at: key.location, "«\(key.string ?? "")» does not name two values",
          advice: "Write «first/second», the names of two values.")
        continue
      }
      pairs[names.joined(separator: "/")] = PhraseReader.read(
        value, named: "pairs", articles.locale.direction, articles.locale.wording, report)
    }
    return pairs
  }

  private func phrase(_ field: YAMLField, _ key: String) -> Phrase? {
    field[key].flatMap { PhraseReader.read($0, named: key, articles.locale.direction, articles.locale.wording, report) }
  }

  private func inline(_ field: YAMLField, _ name: String) -> InlineText? {
    field.nonEmptyText(named: name, report).map { Markdown.inline($0.value, in: articles.locale) }
  }
}
