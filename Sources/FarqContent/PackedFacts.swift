package import FarqModel

extension SourceLocation: Packable {
  package func pack(into packer: inout Packer) {
    packer.add(path)
    packPlace(into: &packer)
  }

  package init(from unpacker: inout Unpacker) throws {
    let path = try unpacker.text()
    try self.init(path, from: &unpacker)
  }

  /// The place without the path, which many places share.
  func packPlace(into packer: inout Packer) {
    for number in [line, column, length] { packer.add(number) }
  }

  init(_ path: String, from unpacker: inout Unpacker) throws {
    self.init(path, line: try unpacker.int(), column: try unpacker.int(), length: try unpacker.int())
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
    location.pack(into: &packer)
    packer.add(codes) { $0.pack(into: &$1, traits) }
  }

  package init(from unpacker: inout Unpacker) throws {
    let (slug, name) = (try unpacker.text(), try unpacker.text())
    let classes = try unpacker.list { CodeClass(id: try $0.text(), prefix: try $0.text()) }
    let traits = try unpacker.list { try Trait(from: &$0) }
    let location = try SourceLocation(from: &unpacker)
    self.init(
      slug: slug, name: name, classes: classes, traits: traits,
      codes: try unpacker.list { try Code(from: &$0, traits, path: location.path) }, location: location)
  }
}

extension Trait {
  fileprivate func pack(into packer: inout Packer) {
    packer.add(id)
    for flag in [highlight, isSet, verbatim] { packer.add(flag ? 1 : 0) }
    packer.add(track) { $1.add($0) }
    packer.add(values) { value, packer in
      packer.add(value.id)
      packer.add(value.tone.rawValue)
    }
    location.pack(into: &packer)
  }

  fileprivate convenience init(from unpacker: inout Unpacker) throws {
    self.init(
      id: try unpacker.text(), highlight: try unpacker.int() == 1, isSet: try unpacker.int() == 1,
      verbatim: try unpacker.int() == 1, track: try unpacker.list { try $0.text() },
      values: try unpacker.list {
        TraitValue(id: try $0.text(), tone: TraitValue.Tone(rawValue: try $0.text()) ?? .neutral)
      }, location: try SourceLocation(from: &unpacker))
  }
}

extension Code {
  /// A large family has thousands of values, so they are packed as their numbers in the closed lists of the traits.
  fileprivate func pack(into packer: inout Packer, _ kinds: [Trait]) {
    for text in [id, official, status] { packer.add(text) }
    packer.add(classID)
    let known = kinds.indices.filter { traits[kinds[$0].id] != nil }
    packer.add(known) { number, packer in
      let kind = kinds[number]
      packer.add(number)
      packer.add(values(of: kind.id).compactMap { id in kind.values.firstIndex { $0.id == id } }) { $1.add($0) }
    }
    packer.add(references) { reference, packer in
      packer.add(reference.text)
      packer.add(reference.url)
    }
    location.packPlace(into: &packer)
  }

  fileprivate convenience init(from unpacker: inout Unpacker, _ kinds: [Trait], path: String) throws {
    self.init(
      id: try unpacker.text(), official: try unpacker.text(), status: try unpacker.text(),
      classID: try unpacker.optionalText(),
      traits: Dictionary(
        try unpacker.list { unpacker in
          let kind = try Self.item(of: kinds, try unpacker.int())
          return (kind.id, try unpacker.list { try Self.item(of: kind.values, try $0.int()).id })
        }, uniquingKeysWith: { $1 }),
      references: try unpacker.list { Reference(text: try $0.text(), url: try $0.optionalText()) },
      location: try SourceLocation(path, from: &unpacker))
  }

  private static func item<Item>(of items: [Item], _ number: Int) throws -> Item {
    guard items.indices.contains(number) else { throw Unpacker.Malformed() }
    return items[number]
  }
}
