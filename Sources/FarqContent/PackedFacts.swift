package import FarqModel

extension SourceLocation: Packable {
  package func pack(into packer: inout Packer) {
    packer.add(path)
    for number in [line, column, length] { packer.add(number) }
  }

  package init(from unpacker: inout Unpacker) throws {
    self.init(
      try unpacker.text(), line: try unpacker.int(), column: try unpacker.int(), length: try unpacker.int())
  }
}

extension Family: Packable {
  package func pack(into packer: inout Packer) {
    packer.add(slug)
    packer.add(name)
    packer.add(classes) { group, packer in
      packer.add(group.id)
      packer.add(group.prefix)
    }
    packer.add(traits) { $0.pack(into: &$1) }
    packer.add(codes) { $0.pack(into: &$1) }
    location.pack(into: &packer)
  }

  package init(from unpacker: inout Unpacker) throws {
    self.init(
      slug: try unpacker.text(), name: try unpacker.text(),
      classes: try unpacker.list { CodeClass(id: try $0.text(), prefix: try $0.text()) },
      traits: try unpacker.list { try Trait(from: &$0) }, codes: try unpacker.list { try Code(from: &$0) },
      location: try SourceLocation(from: &unpacker))
  }
}

extension Trait: Packable {
  package func pack(into packer: inout Packer) {
    packer.add(id)
    for flag in [highlight, isSet, verbatim] { packer.add(flag ? 1 : 0) }
    packer.add(track) { $1.add($0) }
    packer.add(values) { value, packer in
      packer.add(value.id)
      packer.add(value.tone.rawValue)
    }
    location.pack(into: &packer)
  }

  package init(from unpacker: inout Unpacker) throws {
    self.init(
      id: try unpacker.text(), highlight: try unpacker.int() == 1, isSet: try unpacker.int() == 1,
      verbatim: try unpacker.int() == 1, track: try unpacker.list { try $0.text() },
      values: try unpacker.list {
        TraitValue(id: try $0.text(), tone: TraitValue.Tone(rawValue: try $0.text()) ?? .neutral)
      }, location: try SourceLocation(from: &unpacker))
  }
}

extension Code: Packable {
  package func pack(into packer: inout Packer) {
    for text in [id, official, status] { packer.add(text) }
    packer.add(classID)
    packer.add(traits.sorted { $0.key < $1.key }) { trait, packer in
      packer.add(trait.key)
      packer.add(trait.value) { $1.add($0) }
    }
    packer.add(references) { reference, packer in
      packer.add(reference.text)
      packer.add(reference.url)
    }
    location.pack(into: &packer)
  }

  package convenience init(from unpacker: inout Unpacker) throws {
    self.init(
      id: try unpacker.text(), official: try unpacker.text(), status: try unpacker.text(),
      classID: try unpacker.optionalText(),
      traits: Dictionary(
        try unpacker.list { (try $0.text(), try $0.list { try $0.text() }) }, uniquingKeysWith: { $1 }),
      references: try unpacker.list {
        Reference(text: try $0.text(), url: try $0.optionalText())
      }, location: try SourceLocation(from: &unpacker))
  }
}
