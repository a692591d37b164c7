import FarqMarkdown
import FarqModel

/// Reads a phrase: a text, or a mapping of CLDR plural categories to texts.
enum PhraseReader {
  static let categories = ["zero", "one", "two", "few", "many", "other"]

  static func read(
    _ field: YAMLField, named key: String, _ direction: Direction, _ wording: Wording?, _ report: Report
  ) -> Phrase? {
    guard field.isMapping else {
      guard let text = field.nonEmptyText(named: key, report) else { return nil }
      return Phrase(
        forms: ["other": Markdown.inline(text.value, direction: direction, wording: wording)], isPlural: false,
        location: field.location)
    }
    field.allow(categories, report)
    var forms: [String: InlineText] = [:]
    for (category, value) in field.entries {
      guard let text = value.nonEmptyText(named: key, report) else { continue }
      forms[category.string ?? ""] = Markdown.inline(text.value, direction: direction, wording: wording)
    }
    return Phrase(forms: forms, isPlural: true, location: field.location)
  }
}
