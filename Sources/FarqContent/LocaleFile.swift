import FarqModel

/// What a `locale.yaml` says, without what ICU knows of the language.
struct LocaleFile: Packable {
  var name: String
  var direction: Direction
  var numbering: String
  var headings: [String: [String]]
  var phrases: [String: Phrase]

  /// The locale of a tag; nil when ICU does not know it or its numbering system.
  func locale(_ id: String, at location: SourceLocation) -> Locale? {
    ICURules.rules(for: id, numbering: numbering).map { rules in
      Locale(
        id: id, name: name, direction: direction, rules: rules, headings: headings, phrases: phrases,
        location: location)
    }
  }
}

extension LocaleFile {
  func pack(into packer: inout Packer) {
    for text in [name, direction.rawValue, numbering] { packer.add(text) }
    packer.add(headings.sorted { $0.key < $1.key }) { heading, packer in
      packer.add(heading.key)
      packer.add(heading.value) { $1.add($0) }
    }
    packer.add(phrases)
  }

  init(from unpacker: inout Unpacker) throws {
    name = try unpacker.text()
    guard let direction = Direction(rawValue: try unpacker.text()) else { throw Unpacker.Malformed() }
    self.direction = direction
    numbering = try unpacker.text()
    headings = Dictionary(try unpacker.list { (try $0.text(), try $0.list { try $0.text() }) }) { $1 }
    phrases = try unpacker.dictionary()
  }
}
