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

  private let names: FileNames
  private let family: FamilyParts
  private let codes: CodeTable
  /// By the locales in which a code's article is translated.
  private let frames: [UInt64: Strip]
  /// The link to the code before, and to the one behind.
  private let previous: Strip
  private let next: Strip
  private let items: Items
  /// Per code, a digest of all that its page is made of.
  private let keys: [UInt64]

  /// - Parameter base: a digest of all that the site is made of but the articles.
  init(_ family: FamilyParts, _ codes: CodeTable, base: UInt64, into store: inout SliceStore.Builder) {
    let views = family.codes
    self.family = family
    self.codes = codes
    names = FileNames(
      folder: "\(views.context.id)/\(views.family.family.slug)", .listed(views.codes.map { "\($0.slug).html" }))
    var frames: [UInt64: Strip] = [:]
    for translated in Set(codes.translations) {
      frames[translated] = store.strip(CodeFrame.gaps(views.family.family).html(views, translated: translated))
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
    keys = Self.keys(family, codes, base)
  }

  private static func keys(_ family: FamilyParts, _ codes: CodeTable, _ base: UInt64) -> [UInt64] {
    let views = family.codes
    var shared = Digest(seed: base)
    shared.add(views.context.id)
    shared.add(views.family.family.slug)
    for index in views.codes.indices { shared.add(views.name(index).html) }
    for (i, j) in family.authored.all { shared.add(UInt64(i) << 32 | UInt64(j)) }
    return views.codes.indices.map { index in
      var own = Digest(seed: shared.value)
      own.add(UInt64(index))
      own.add(codes.keys[index])
      own.add(family.ready[index].leadKey)
      return own.value
    }
  }

  func group(_ store: SliceStore) -> SitePlan.Group {
    let gatherer = Gatherer(store: store, codes: codes.slices)
    return SitePlan.Group(
      kind: "code", names, .gathered(store) { self.gather($0, gatherer, into: &$1) }, key: { self.keys[$0] })
  }

  private func gather(_ index: Int, _ gatherer: Gatherer, into page: inout SliceList) {
    let pair = Gathering(i: index, j: index, gatherer: gatherer)
    pair.gather(frames[codes.translations[index]] ?? .empty, into: &page) { part, page in
      switch part {
      case .lead: pair.gather(family.ready[index].lead, into: &page)
      case .pairs: gatherPairs(index, gatherer, into: &page)
      case .previous: if index > 0 { gatherer.gather(previous, index - 1, index - 1, into: &page) }
      case .next: if index + 1 < names.count { gatherer.gather(next, index + 1, index + 1, into: &page) }
      default: break
      }
    }
  }

  /// The list of comparisons with all other codes.
  private func gatherPairs(_ index: Int, _ gatherer: Gatherer, into page: inout SliceList) {
    for other in 0..<names.count where other != index {
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
