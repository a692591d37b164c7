import FarqModel

/// The short texts of a code in the forms in which pages show them, as texts or as what stands for these.
struct CodeWords<Form: Sendable>: Sendable {
  var name: Form
  var namePlain: Form
  var nameJSON: Form
  var descriptionPlain: Form
  var descriptionJSON: Form

  /// One after another.
  var all: [Form] { [name, namePlain, nameJSON, descriptionPlain, descriptionJSON] }
}

extension CodeWords {
  /// From `next`, which gives them in the order of `all`.
  init(_ next: () throws -> Form) rethrows {
    self.init(
      name: try next(), namePlain: try next(), nameJSON: try next(), descriptionPlain: try next(),
      descriptionJSON: try next())
  }
}

extension CodeWords<String> {
  init(name: InlineText, description: InlineText) {
    self.init(
      name: name.html, namePlain: Escape.html(name.plain), nameJSON: Escape.json(name.bare),
      descriptionPlain: Escape.html(description.plain), descriptionJSON: Escape.json(description.bare))
  }
}
