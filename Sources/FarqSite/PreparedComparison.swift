import FarqModel

/// Which traits of two codes differ and which agree, as bits by the index of the trait.
struct Outcome: Hashable, Sendable {
  var differing: UInt64 = 0
  var agreeing: UInt64 = 0

  /// How many traits take part.
  private static let width = 64

  init(differing: UInt64, agreeing: UInt64) {
    self.differing = differing
    self.agreeing = agreeing
  }

  init(_ signatures: SignatureTable, _ i: Int, _ j: Int) {
    for trait in 0..<min(signatures.traitCount, Self.width) {
      if !signatures.isEqual(trait, i, j) { differing |= 1 << UInt64(trait) }
      if signatures.agrees(trait, i, j) { agreeing |= 1 << UInt64(trait) }
    }
  }

  /// The traits whose bits are set.
  static func traits(_ bits: UInt64, of family: Family) -> [Trait] {
    family.traits.prefix(width).enumerated().filter { bits & (1 << UInt64($0.offset)) != 0 }.map(\.element)
  }
}

/// All that pages show of how the codes of a family compare in one locale, with gaps for the codes.
struct PreparedComparison: Sendable {
  var traits: [PreparedTrait]
  var differenceList: String
  var sharedList: String
  var noDifferences: String
  var nothingShared: String
  /// The short answer by which traits differ and which agree.
  var answers: [(outcome: Outcome, text: String)]

  init(_ values: [TraitValues], _ signatures: SignatureTable, _ views: TraitViews) {
    let context = views.context
    traits = Parallel.map(values) { PreparedTrait($0, views) }
    differenceList = context.render("difference-list", ["items": Gap.part(.body).marker])
    sharedList = context.render("shared-list", ["items": Gap.part(.body).marker])
    let markers: [String: InlineText] = [
      "family": .code(views.family.family.name), "first": Gap.first(.id).text, "second": Gap.second(.id).text,
    ]
    func paragraph(_ key: PhraseKey) -> String {
      context.render("prose", ["html": "<p>\(context.phrases.text(key, markers).html)</p>"])
    }
    noDifferences = paragraph(.noDifferences)
    nothingShared = paragraph(.nothingShared)
    var seen: Set<Outcome> = []
    let outcomes = Self.examples(values, views.family.family.codes.count).map { Outcome(signatures, $0, $1) }
      .filter { seen.insert($0).inserted }
    answers = outcomes.map { ($0, Self.answer($0, views, markers)) }
  }

  /// Pairs of codes among which every outcome has an example: codes of the same values in all traits are alike.
  private static func examples(_ traits: [TraitValues], _ count: Int) -> [(Int, Int)] {
    let kinds = Dictionary(grouping: 0..<count) { code in traits.map { $0.signatures[code] } }
    let firsts = kinds.values.map { $0[0] }.sorted()
    let twins = kinds.values.filter { $0.count > 1 }.map { ($0[0], $0[1]) }.sorted { $0.0 < $1.0 }
    return twins + firsts.enumerated().flatMap { number, i in firsts[(number + 1)...].map { (i, $0) } }
  }

  private static func answer(_ outcome: Outcome, _ views: TraitViews, _ markers: [String: InlineText]) -> String {
    let context = views.context
    func labels(_ bits: UInt64) -> InlineText {
      context.phrases.list(Outcome.traits(bits, of: views.family.family).map(views.label))
    }
    var values = markers
    values["differing"] = labels(outcome.differing)
    values["shared"] = labels(outcome.agreeing)
    let key: PhraseKey =
      outcome.differing == 0 ? .answerShared : outcome.agreeing == 0 ? .answerDiffering : .answerBoth
    return context.render("pair-answer", ["body": "<p>\(context.phrases.text(key, values).html)</p>"])
  }
}

// MARK: Remembering

extension PreparedComparison: Packable {
  /// The comparison as it was made before, or made now; it is made of facts, phrases and labels alone.
  static func recalled(
    _ values: [TraitValues], _ signatures: SignatureTable, _ views: TraitViews
  ) -> PreparedComparison {
    let context = views.context
    let memory = context.memories.memory("families/\(context.id)")
    return memory.value(context.key(of: views.family).value) { PreparedComparison(values, signatures, views) }
  }

  func pack(into packer: inout Packer) {
    packer.add(traits) { $0.pack(into: &$1) }
    for text in [differenceList, sharedList, noDifferences, nothingShared] { packer.add(text) }
    packer.add(answers) { answer, packer in
      packer.add(answer.outcome.differing)
      packer.add(answer.outcome.agreeing)
      packer.add(answer.text)
    }
  }

  init(from unpacker: inout Unpacker) throws {
    traits = try unpacker.list { try PreparedTrait(from: &$0) }
    differenceList = try unpacker.text()
    sharedList = try unpacker.text()
    noDifferences = try unpacker.text()
    nothingShared = try unpacker.text()
    answers = try unpacker.list {
      (Outcome(differing: try $0.number(), agreeing: try $0.number()), try $0.text())
    }
  }
}
