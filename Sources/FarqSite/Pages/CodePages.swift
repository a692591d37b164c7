import FarqModel

/// `/<locale>/<family>/<code>.html`: one code. A frame rendered once for all of them, and ready bytes gathered into it.
final class CodePages: Sendable {
  /// The lines in the list of comparisons: about the second code, or about the first, of two.
  private struct Items: Sendable {
    var second: Strip
    var secondFeatured: Strip
    var first: Strip
    var firstFeatured: Strip
  }

  private let family: FamilyParts
  private let codes: CodeTable
  /// By the locales in which a code's article is translated.
  private let frames: ByTranslations
  /// The link to the code before, and to the one behind.
  private let previous: Strip
  private let next: Strip
  private let items: Items
  private var count: Int { codes.translations.count }

  init(_ family: FamilyParts, _ codes: CodeTable, into store: inout SliceStore.Builder) {
    let views = family.codes
    self.family = family
    self.codes = codes
    var frames = ByTranslations()
    for translated in Set(codes.translations) {
      frames.add(translated) {
        store.strip(CodeFrame.gaps(views.family.family).html(views, translated: translated))
      }
    }
    self.frames = frames
    previous = store.strip(views.step(Gap.first(.id).text, slug: Gap.first(.slug).marker, isPrevious: true))
    next = store.strip(views.step(Gap.first(.id).text, slug: Gap.first(.slug).marker, isPrevious: false))
    func item(_ side: (CodeColumn) -> Gap, featured: Bool) -> String {
      views.item(
        side(.id).marker, side(.name).marker, tone: side(.tone).marker, pair: "\(Gap.pairSlug).html",
        featured: featured)
    }
    items = Items(
      second: store.strip(item(Gap.second, featured: false)),
      secondFeatured: store.strip(item(Gap.second, featured: true)),
      first: store.strip(item(Gap.first, featured: false)),
      firstFeatured: store.strip(item(Gap.first, featured: true)))
  }

  func gather(_ index: Int, _ gatherer: Gatherer, into page: inout PageBuffer) {
    gatherer.begin(index, index, sharesRow: false, &page)
    page.append(frames[codes.translations[index]]) { gap, page in
      switch PagePart(rawValue: gap) {
      case .lead: page.append(family.ready[index].lead)
      case .pairs: gatherPairs(index, gatherer, into: &page)
      case .previous: if index > 0 { gatherer.gather(previous, index - 1, index - 1, into: &page) }
      case .next: if index + 1 < count { gatherer.gather(next, index + 1, index + 1, into: &page) }
      default: break
      }
    }
  }

  /// The list of comparisons with all other codes.
  private func gatherPairs(_ index: Int, _ gatherer: Gatherer, into page: inout PageBuffer) {
    for other in 0..<count where other != index {
      if other < index {
        let item = family.authored[other, index] == nil ? items.first : items.firstFeatured
        gatherer.gather(item, other, index, into: &page)
      } else {
        let item = family.authored[index, other] == nil ? items.second : items.secondFeatured
        gatherer.gather(item, index, other, into: &page)
      }
    }
  }
}
