import FarqModel

/// The short texts of a code in the forms in which pages show them, as texts or as what stands for these.
struct CodeWords<Form: Sendable>: Sendable {
  var name: Form
  var namePlain: Form
  var nameJSON: Form
  var descriptionPlain: Form
  var descriptionJSON: Form

  func map<Other>(_ transform: (Form) throws -> Other) rethrows -> CodeWords<Other> {
    CodeWords<Other>(
      name: try transform(name), namePlain: try transform(namePlain), nameJSON: try transform(nameJSON),
      descriptionPlain: try transform(descriptionPlain), descriptionJSON: try transform(descriptionJSON))
  }
}

extension CodeWords<String> {
  init(name: InlineText, description: InlineText) {
    self.init(
      name: name.html, namePlain: Escape.html(name.plain), nameJSON: Escape.json(name.bare),
      descriptionPlain: Escape.html(description.plain), descriptionJSON: Escape.json(description.bare))
  }
}

extension CodeWords<ArraySlice<UInt8>>: Packable {
  func pack(into packer: inout Packer) {
    for text in [name, namePlain, nameJSON, descriptionPlain, descriptionJSON] { packer.add(text) }
  }

  init(from unpacker: inout Unpacker) throws {
    self.init(
      name: try unpacker.utf8(), namePlain: try unpacker.utf8(), nameJSON: try unpacker.utf8(),
      descriptionPlain: try unpacker.utf8(), descriptionJSON: try unpacker.utf8())
  }
}
