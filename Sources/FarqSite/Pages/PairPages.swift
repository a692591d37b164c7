import FarqModel

/// The comparison pages of one family in one locale: a frame rendered once, and ready bytes gathered into it.
final class PairPages: Sendable {
  private let names: FileNames
  let comparison: Comparison
  private let parts: PairParts
  private let authored: AuthoredPairs
  private let frames: [UInt64: Strip]
  /// Per code, the locales in which its article is translated, as bits by the order of the switcher.
  private let translations: [UInt64]
  private let order: PairOrder
  private let codes: CodeSlices
  private let glosses: [PairFrame.Name]
  /// A digest of all that every page of the family shows, and per code of what its pages show of it.
  private let familyKey: UInt64
  private let codeKeys: [UInt64]

  /// - Parameter base: a digest of all that the site is made of but the articles.
  init(_ family: FamilyParts, translations: [UInt64], base: UInt64, into store: inout SliceStore.Builder) {
    let views = family.codes
    let context = views.context
    self.translations = translations
    names = FileNames(
      folder: "\(context.id)/\(views.family.family.slug)", .pairs(views.codes.map(\.slug)))
    comparison = Comparison(views.traits, into: &store)
    authored = family.authored
    parts = PairParts(views, family.ready, into: &store)
    order = PairOrder(count: views.codes.count)
    codes = CodeSlices(views.codes, into: &store)
    glosses = views.codes.indices.map { PairFrame.Name(views.name($0), into: &store) }
    var frames: [UInt64: Strip] = [:]
    let sets = Set(translations)
    for a in sets {
      for b in sets where frames[a | b] == nil {
        frames[a | b] = store.strip(PairFrame.gaps.html(views.family.family, translated: a | b, context))
      }
    }
    self.frames = frames
    var key = Digest(seed: base)
    key.add(context.id)
    key.add(views.family.family.slug)
    for (i, j) in authored.all { key.add(UInt64(i) << 32 | UInt64(j)) }
    familyKey = key.value
    var codeKeys: [UInt64] = []
    for code in views.codes.indices {
      var key = Digest(seed: translations[code])
      for slice in parts.slices(of: code) + [glosses[code].html, glosses[code].plain, glosses[code].json] {
        key.add(store.digest(of: slice))
      }
      codeKeys.append(key.value)
    }
    self.codeKeys = codeKeys
  }

  func group(_ store: SliceStore) -> SitePlan.Group {
    let gatherer = Gatherer(store, codes)
    return SitePlan.Group(kind: "pair", names, .gathered(store) { self.gather($0, gatherer, into: &$1) }, key: key)
  }

  /// A digest of all that a page shows, from those of what it is made of.
  private func key(_ index: Int) -> UInt64 {
    let (i, j) = order.pair(index)
    var key = Digest(seed: familyKey)
    key.add(UInt64(i) << 32 | UInt64(j))
    key.add(codeKeys[i])
    key.add(codeKeys[j])
    if let own = authored[i, j] { key.add(own.digest) }
    return key.value
  }

  private func gather(_ index: Int, _ gatherer: Gatherer, into page: inout [Slice]) {
    let (i, j) = order.pair(index)
    let pair = Gathering(i: i, j: j, gatherer: gatherer)
    let own = authored[i, j]
    gatherer.store.gather(frames[translations[i] | translations[j]] ?? .empty, into: &page) { gap, page in
      gather(Gap(rawValue: gap), pair, own, into: &page)
    }
  }

  private func gather(_ gap: Gap?, _ pair: Gathering, _ own: AuthoredPairs.Pair?, into page: inout [Slice]) {
    let (i, j) = (pair.i, pair.j)
    switch gap {
    case .first: page.append(codes.ids[i])
    case .second: page.append(codes.ids[j])
    case .firstSlug: page.append(codes.slugs[i])
    case .secondSlug: page.append(codes.slugs[j])
    case .firstName: page.append(glosses[i].html)
    case .secondName: page.append(glosses[j].html)
    case .firstNamePlain: page.append(glosses[i].plain)
    case .secondNamePlain: page.append(glosses[j].plain)
    case .firstNameJSON: page.append(glosses[i].json)
    case .secondNameJSON: page.append(glosses[j].json)
    case .firstCard: page.append(parts.card(i))
    case .secondCard: page.append(parts.card(j))
    case .traits: comparison.gatherRows(pair, into: &page)
    case .answer:
      if let answer = own?.answer { page.append(answer) } else { comparison.gatherAnswer(pair, into: &page) }
    case .sections: parts.gatherSections(pair, without: own, into: &page)
    case .differences:
      parts.gather(.differences, own, pair, into: &page) { comparison.gatherDifferences(pair, into: &$0) }
    case .shared: parts.gather(.shared, own, pair, into: &page) { comparison.gatherShared(pair, into: &$0) }
    case .decision: parts.gather(.decision, own, pair, into: &page) { parts.gatherDecision(pair, into: &$0) }
    case .example: if own?.parts[.example] != nil { parts.gather(.example, own, pair, into: &page) { _ in } }
    case .more: parts.gatherMore(pair, order, authored, into: &page)
    case .body, nil: break
    }
  }
}
