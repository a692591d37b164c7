import FarqModel

/// The values that the codes of a family have of one trait, numbered, so that comparing two codes compares two numbers.
struct TraitValues: Sendable {
  /// Its number among the family's traits.
  let number: Int
  let trait: Trait
  /// Per code, a number that is equal where the values are.
  let signatures: [Int]
  /// Per signature, the values.
  let distinct: [[String]]
  /// Per signature, a code that has them.
  let samples: [Code]

  init(_ number: Int, of family: Family) {
    self.number = number
    let trait = family.traits[number]
    self.trait = trait
    var numbers: [[String]: Int] = [:]
    var distinct: [[String]] = []
    var samples: [Code] = []
    signatures = family.codes.map { code in
      let values = code.values(of: trait.id)
      if let known = numbers[values] { return known }
      numbers[values] = distinct.count
      distinct.append(values)
      samples.append(code)
      return distinct.count - 1
    }
    self.distinct = distinct
    self.samples = samples
  }
}

/// All that pages show of one trait in one locale, made once per value or per two values, with gaps for the codes.
struct PreparedTrait: Sendable {
  /// Texts by two signatures, each text once.
  struct Table: Sendable {
    var texts: [String] = []
    /// The number of a text; `none` where there is none.
    var numbers: [Int]

    static let none = -1

    init(width: Int) { numbers = [Int](repeating: Self.none, count: width * width) }
  }

  /// What the table shows, per signature.
  var cells: [String]
  var equalRow: String
  var unequalRow: String
  /// Per signature, the sentence about a code; empty where there is none.
  var sentences: [String]
  var difference: String
  /// The sentence that replaces the two.
  var pairSentences: Table
  /// The sentence about what two codes share.
  var shared: Table

  init(_ values: TraitValues, _ views: TraitViews) {
    let trait = values.trait
    let texts = views.family.traits[trait.id]
    cells = values.samples.map { views.value(trait, of: $0) }
    equalRow = Self.row(values, equal: true, views)
    unequalRow = Self.row(values, equal: false, views)
    sentences = values.samples.map { Self.sentence(trait, $0, texts, views) }
    difference = views.context.render(
      "difference", ["id": trait.id, "label": views.label(trait).html, "body": Gap.part(.body).marker])
    pairSentences = Self.pairSentences(values.distinct, texts, views)
    shared = Self.shared(trait, values.distinct, texts, views)
  }

  private static func row(_ values: TraitValues, equal: Bool, _ views: TraitViews) -> String {
    let cell = CodeColumn.cell(ofTrait: values.number)
    return views.context.render(
      "trait-row",
      [
        "id": values.trait.id, "label": views.label(values.trait).html, "equal": equal,
        "a": Gap.first(cell).marker, "b": (equal ? Gap.first(cell) : Gap.second(cell)).marker,
      ])
  }

  private static func sentence(_ trait: Trait, _ code: Code, _ texts: TraitText?, _ views: TraitViews) -> String {
    let values = code.values(of: trait.id)
    let phrase =
      values.isEmpty ? texts?.none?.sentence : trait.isSet ? texts?.sentence : texts?.values[values[0]]?.sentence
    guard let phrase else { return "" }
    return views.context.phrases.fill(
      phrase, ["code": Gap.first(.id).text, "values": views.list(of: values, trait)], count: values.count
    ).html
  }

  private static func pairSentences(_ distinct: [[String]], _ texts: TraitText?, _ views: TraitViews) -> Table {
    var table = Table(width: distinct.count)
    for (name, phrase) in (texts?.pairs ?? [:]).sorted(by: { $0.key < $1.key }) {
      let values = name.split(separator: "/").map(String.init)
      guard values.count == 2, let a = distinct.firstIndex(of: [values[0]]),
        let b = distinct.firstIndex(of: [values[1]])
      else { continue }
      for (x, y, swapped) in [(a, b, false), (b, a, true)] {
        let text = views.context.phrases.fill(
          phrase, [values[swapped ? 1 : 0]: Gap.first(.id).text, values[swapped ? 0 : 1]: Gap.second(.id).text])
        table.numbers[x * distinct.count + y] = table.texts.count
        table.texts.append(text.html)
      }
    }
    return table
  }

  /// One sentence per distinct set of common values, however many pairs of codes have just these in common.
  private static func shared(
    _ trait: Trait, _ distinct: [[String]], _ texts: TraitText?, _ views: TraitViews
  ) -> Table {
    var table = Table(width: distinct.count)
    var made: [[String]: Int] = [:]
    for (x, a) in distinct.enumerated() {
      for (y, b) in distinct.enumerated() {
        let common = a.filter(b.contains)
        let phrase =
          a.isEmpty && b.isEmpty
          ? texts?.none?.shared : common.isEmpty ? nil : trait.isSet ? texts?.shared : texts?.values[common[0]]?.shared
        guard let phrase else { continue }
        if made[common] == nil {
          made[common] = table.texts.count
          table.texts.append(sharedSentence(phrase, common, trait, views))
        }
        table.numbers[x * distinct.count + y] = made[common] ?? Table.none
      }
    }
    return table
  }

  private static func sharedSentence(
    _ phrase: Phrase, _ common: [String], _ trait: Trait, _ views: TraitViews
  ) -> String {
    let values: [String: InlineText] = [
      "first": Gap.first(.id).text, "second": Gap.second(.id).text, "values": views.list(of: common, trait),
    ]
    let text = views.context.phrases.fill(phrase, values, count: common.count).html
    return views.context.render("shared", ["id": trait.id, "label": views.label(trait).html, "body": text])
  }
}

extension PreparedTrait.Table: Packable {
  func pack(into packer: inout Packer) {
    packer.add(texts) { $1.add($0) }
    packer.add(numbers) { $1.add($0) }
  }

  init(from unpacker: inout Unpacker) throws {
    texts = try unpacker.list { try $0.text() }
    numbers = try unpacker.list { try $0.int() }
  }
}

extension PreparedTrait: Packable {
  func pack(into packer: inout Packer) {
    packer.add(cells) { $1.add($0) }
    packer.add(equalRow)
    packer.add(unequalRow)
    packer.add(sentences) { $1.add($0) }
    packer.add(difference)
    pairSentences.pack(into: &packer)
    shared.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws {
    cells = try unpacker.list { try $0.text() }
    equalRow = try unpacker.text()
    unequalRow = try unpacker.text()
    sentences = try unpacker.list { try $0.text() }
    difference = try unpacker.text()
    pairSentences = try Table(from: &unpacker)
    shared = try Table(from: &unpacker)
  }
}
