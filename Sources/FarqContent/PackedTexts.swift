package import FarqModel

extension InlineText: Packable {
  package func pack(into packer: inout Packer) {
    packer.add(html)
    packer.add(plain)
    packer.add(slots) { $1.add($0) }
  }

  package init(from unpacker: inout Unpacker) throws {
    self.init(html: try unpacker.text(), plain: try unpacker.text(), slots: try unpacker.list { try $0.text() })
  }
}

extension Phrase: Packable {
  package func pack(into packer: inout Packer) {
    packer.add(forms)
    packer.add(isPlural ? 1 : 0)
    location.pack(into: &packer)
  }

  package init(from unpacker: inout Unpacker) throws {
    self.init(
      forms: try unpacker.dictionary(), isPlural: try unpacker.int() == 1,
      location: try SourceLocation(from: &unpacker))
  }
}

extension TraitValueText: Packable {
  package func pack(into packer: inout Packer) {
    label.pack(into: &packer)
    for phrase in [sentence, shared, advice] { packer.add(phrase) }
  }

  package init(from unpacker: inout Unpacker) throws {
    self.init(
      label: try InlineText(from: &unpacker), sentence: try unpacker.optional(), shared: try unpacker.optional(),
      advice: try unpacker.optional())
  }
}

extension TraitText: Packable {
  package func pack(into packer: inout Packer) {
    label.pack(into: &packer)
    packer.add(values)
    packer.add(sentence)
    packer.add(shared)
    packer.add(none)
    packer.add(pairs)
    location.pack(into: &packer)
  }

  package init(from unpacker: inout Unpacker) throws {
    self.init(
      label: try InlineText(from: &unpacker), values: try unpacker.dictionary(), sentence: try unpacker.optional(),
      shared: try unpacker.optional(), none: try unpacker.optional(), pairs: try unpacker.dictionary(),
      location: try SourceLocation(from: &unpacker))
  }
}

/// What a family's file says, less the file.
struct FamilyContent: Packable, Sendable {
  var article: Article.Content
  var labels = FamilyLabels()

  func pack(into packer: inout Packer) {
    article.pack(into: &packer)
    packer.add(labels.classes)
    packer.add(labels.traits)
  }
}

extension FamilyContent {
  init(from unpacker: inout Unpacker) throws {
    article = try Article.Content(from: &unpacker)
    labels = FamilyLabels(classes: try unpacker.dictionary(), traits: try unpacker.dictionary())
  }
}

extension Glossary: Packable {
  package func pack(into packer: inout Packer) {
    packer.add(terms) { term, packer in
      packer.add(term.source)
      packer.add(term.preferred)
      packer.add(term.banned) { banned, packer in
        packer.add(banned.words)
        packer.add(banned.except) { $1.add($0) }
      }
      packer.add(term.check) { $1.add($0) }
      packer.add(term.forms) { $1.add($0) }
    }
  }

  package init(from unpacker: inout Unpacker) throws {
    self.init(
      terms: try unpacker.list { unpacker in
        Term(
          source: try unpacker.text(), preferred: try unpacker.text(),
          banned: try unpacker.list { Banned(words: try $0.text(), except: try $0.list { try $0.text() }) },
          check: try unpacker.list { try $0.text() }, forms: try unpacker.list { try $0.text() })
      })
  }
}

extension Packer {
  fileprivate mutating func add(_ value: (some Packable)?) {
    add(value.map { [$0] } ?? []) { $0.pack(into: &$1) }
  }

  mutating func add(_ values: [String: some Packable]) {
    add(values.sorted { $0.key < $1.key }) { entry, packer in
      packer.add(entry.key)
      entry.value.pack(into: &packer)
    }
  }
}

extension Unpacker {
  fileprivate mutating func optional<Value: Packable>() throws -> Value? {
    try list { try Value(from: &$0) }.first
  }

  mutating func dictionary<Value: Packable>() throws -> [String: Value] {
    Dictionary(try list { (try $0.text(), try Value(from: &$0)) }) { $1 }
  }
}
