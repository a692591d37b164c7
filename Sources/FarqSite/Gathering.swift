import FarqModel

/// What pages show of one code: the columns of a `CodeTable`. Behind these come the table's cells of all traits and the
/// texts of all sections that stand side by side.
enum CodeColumn: Int, CaseIterable {
  case id, slug
  /// The name in the three forms that a page needs.
  case name, namePlain, nameJSON
  /// What its page says of itself in attributes and in JSON.
  case descriptionPlain, descriptionJSON
  case tone, card, decision
  /// The list of its references.
  case sources

  static func cell(ofTrait number: Int) -> Int { allCases.count + number }

  /// The empty slice where an article has no such section.
  static func body(ofRow number: Int, traits: Int) -> Int { allCases.count + traits + number }
}

/// What a page is gathered from besides the columns of codes.
enum PagePart: Int {
  case answer, traits, sections, differences, shared, decision, example, more
  /// On the page of one code.
  case lead, pairs, previous, next
  /// Whatever a frame is put around.
  case body
}

extension Gap {
  static func first(_ column: CodeColumn) -> Gap { .first(column.rawValue) }
  static func second(_ column: CodeColumn) -> Gap { .second(column.rawValue) }
  static func part(_ part: PagePart) -> Gap { .other(part.rawValue) }

  var text: InlineText { InlineText(html: marker, plain: marker) }

  /// The name of a comparison's file, without its ending.
  static var pairSlug: String { PairKey(first(.slug).marker, second(.slug).marker).slug }

  /// The name of one of the two codes.
  static func name(_ side: (CodeColumn) -> Gap) -> InlineText {
    InlineText(html: side(.name).marker, plain: side(.namePlain).marker)
  }

  /// A text with gaps, in JSON, which has its own escapes: where texts for attributes stand, those for JSON come.
  static func json(_ text: InlineText) -> String {
    let forms: [(plain: CodeColumn, json: CodeColumn)] = [
      (.namePlain, .nameJSON), (.descriptionPlain, .descriptionJSON),
    ]
    return forms.reduce(Escape.json(text.bare)) { json, form in
      json.replacing(first(form.plain).marker, with: first(form.json).marker)
        .replacing(second(form.plain).marker, with: second(form.json).marker)
    }
  }
}

/// What gathering any page of a family needs: the ready bytes, and all that pages show of each code.
struct Gatherer: Sendable {
  let store: SliceStore
  let codes: SliceTable

  /// Begins the page of two codes.
  /// - Parameter sharesRow: whether those of the first code and others come one after another.
  func begin(_ i: Int, _ j: Int, sharesRow: Bool, _ page: inout PageBuffer) {
    page.begin(i, j, of: codes, in: store, sharesRow: sharesRow)
  }

  /// Gathers a strip about two codes that are not those of the page.
  func gather(_ strip: Strip, _ i: Int, _ j: Int, into page: inout PageBuffer) {
    page.append(strip, i, j, of: codes)
  }
}

/// One comparison page while its slices are gathered: which two codes, and by what.
struct Gathering {
  let i: Int
  let j: Int
  let gatherer: Gatherer
}
