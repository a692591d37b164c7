/// How many pages of a locale show a unit, and how much it matters there.
///
/// A section of a code stands on the code's page and on each of its comparisons, but for those where a hand-written part
/// takes its place. A code's name stands on those, on the family's page and in the lists of the other codes; its summary on
/// those without the lists. Titles of families stand on their page, the home page and the page for wrong addresses; a
/// hand-written comparison on its own page, its summary also on the family's.
///
/// The weight of a section is `weight` in `site.yaml`, the same for all codes. A short text heads the page, so it has the
/// weight of the heaviest section; introductions and parts of comparisons have 1 unless `site.yaml` names them.
struct Exposure {
  private let weights: [String: Int]
  private let places: [String: SectionKind.Place]
  private let heaviest: Int
  /// Codes by family.
  private let counts: [String: Int]
  /// Per family and code, how many of its comparisons have a hand-written part of a kind.
  private var replaced: [String: [String: [PairPart: Int]]] = [:]

  init(_ site: LocalizedSite, _ sections: [SectionKind]) {
    weights = Dictionary(sections.map { ($0.id, $0.weight) }) { first, _ in first }
    places = Dictionary(sections.map { ($0.id, $0.place) }) { first, _ in first }
    heaviest = sections.map(\.weight).max() ?? 1
    counts = Dictionary(site.families.map { ($0.family.slug, $0.family.codes.count) }) { first, _ in first }
    for family in site.families {
      var codes: [String: [PairPart: Int]] = [:]
      for (pair, article) in family.pairs {
        for section in article.sections {
          // What is computed speaks the reader's language; only an example in another one is shown all the same.
          guard let part = PairPart(rawValue: section.id), section.language == site.locale.id || part == .example
          else { continue }
          codes[pair.first, default: [:]][part, default: 0] += 1
          codes[pair.second, default: [:]][part, default: 0] += 1
        }
      }
      replaced[family.family.slug] = codes
    }
  }

  func weight(_ unit: TranslationUnit) -> Int {
    switch unit.part {
    case .text: heaviest
    case .section(let id): weights[id] ?? 1
    }
  }

  func pages(_ unit: TranslationUnit) -> Int {
    guard let family = unit.family, let count = counts[family] else {
      return unit.part == .text("title") ? 2 : 1
    }
    let isPair = PairKey(slug: unit.article) != nil
    switch unit.part {
    case .text where unit.article == "family": return 3
    case .text where isPair: return 2
    case .text("name"): return 2 * count
    case .text: return count + 1
    case .section where unit.article == "family" || isPair: return 1
    case .section(let id): return count - replacements(of: id, family, unit.article)
    }
  }

  private func replacements(of section: String, _ family: String, _ code: String) -> Int {
    let part = places[section] == .decision ? PairPart.decision : PairPart(rawValue: section)
    return part.flatMap { replaced[family]?[code]?[$0] } ?? 0
  }
}
