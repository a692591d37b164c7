package import FarqModel

/// A lock all of whose lines could be read.
extension TranslationLock: Packable {
  package func pack(into packer: inout Packer) {
    packer.add(entries.values.sorted { $0.key < $1.key }) { $0.pack(into: &$1) }
  }

  package init(from unpacker: inout Unpacker) throws {
    let entries = try unpacker.list { try Entry(from: &$0) }
    self.init(entries: Dictionary(entries.map { ($0.key, $0) }) { $1 })
  }
}

extension TranslationLock.Entry: Packable {
  package func pack(into packer: inout Packer) {
    packer.add(key)
    for number in [source, translation, seal] { packer.add(number) }
    packer.add(reason)
    packer.add(text)
    location.pack(into: &packer)
  }

  package init(from unpacker: inout Unpacker) throws {
    let key = try unpacker.text()
    let (source, translation, seal) = (try unpacker.number(), try unpacker.number(), try unpacker.number())
    self.init(
      key: key, source: source, translation: translation, reason: try unpacker.optionalText(),
      seal: seal, text: try unpacker.text(), location: try SourceLocation(from: &unpacker))
  }
}
