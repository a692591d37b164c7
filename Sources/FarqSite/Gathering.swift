import FarqModel

/// What stands in the gaps of the strips that comparison pages are gathered from.
enum Gap: Int {
  case first, second, firstSlug, secondSlug
  /// Names in the three forms that a page needs.
  case firstName, secondName, firstNamePlain, secondNamePlain, firstNameJSON, secondNameJSON
  /// Whatever a frame is put around.
  case body
  case answer, firstCard, secondCard, traits, sections, differences, shared, decision, example, more

  var marker: String { SlotMarker.character(rawValue) }
  var text: InlineText { InlineText(html: marker, plain: marker) }
}

/// What gathering any page of a family needs: the ready bytes, and the codes in the forms that stand in gaps.
final class Gatherer: Sendable {
  let store: SliceStore
  let ids: [Slice]
  let slugs: [Slice]

  init(_ store: SliceStore, _ codes: CodeSlices) {
    self.store = store
    ids = codes.ids
    slugs = codes.slugs
  }

  /// Gathers a strip whose gaps are two codes and their slugs.
  func gather(_ strip: Strip, _ i: Int, _ j: Int, into page: inout [Slice]) {
    store.gather(strip, into: &page) { gap, page in
      switch gap {
      case Gap.first.rawValue: page.append(ids[i])
      case Gap.second.rawValue: page.append(ids[j])
      case Gap.firstSlug.rawValue: page.append(slugs[i])
      case Gap.secondSlug.rawValue: page.append(slugs[j])
      default: break
      }
    }
  }
}

/// The codes of a family in the forms that stand in gaps.
struct CodeSlices: Sendable {
  let ids: [Slice]
  let slugs: [Slice]

  init(_ codes: [Code], into store: inout SliceStore.Builder) {
    ids = codes.map { store.slice(Escape.html($0.id)) }
    slugs = codes.map { store.slice($0.slug) }
  }
}

/// One comparison page while its slices are gathered: which two codes, and by what.
struct Gathering {
  let i: Int
  let j: Int
  let gatherer: Gatherer

  var store: SliceStore { gatherer.store }

  /// Gathers a strip whose gaps are the two codes and their slugs.
  func gather(_ strip: Strip, into page: inout [Slice]) { gatherer.gather(strip, i, j, into: &page) }
}
