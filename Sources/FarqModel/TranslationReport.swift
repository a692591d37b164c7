/// How far one translation is, family by family, and what is to be done, with the pages that wait for it.
package struct TranslationReport: Sendable {
  /// Units by state.
  package struct Counts: Equatable, Sendable {
    private var byState: [UnitStatus.State: Int] = [:]
    /// Current units that no lock file knows.
    package private(set) var notRecorded = 0

    package init() {}

    package subscript(state: UnitStatus.State) -> Int { byState[state] ?? 0 }

    /// Units of the source; orphans have none.
    package var total: Int { byState.reduce(0) { $0 + ($1.key == .orphan ? 0 : $1.value) } }

    /// How much of the source is translated and up to date, in whole percent; 100 only when all is.
    package var percent: Int { total == 0 ? 100 : self[.current] * 100 / total }

    package mutating func add(_ unit: UnitStatus) {
      byState[unit.state, default: 0] += 1
      if unit.state == .current, !unit.isRecorded { notRecorded += 1 }
    }
  }

  /// The units of one family, or of the home page.
  package struct Part: Sendable {
    /// The family's slug; nil for the home page.
    package var family: String?
    package var counts: Counts
  }

  /// A unit that a translator has something to do about.
  package struct Work: Sendable {
    package var status: UnitStatus
    /// How many pages of the locale show it.
    package var pages: Int
    package var weight: Int

    package var impact: Int { pages * weight }
    /// Whether readers gain by it: a translation that is right and only not recorded comes last.
    package var isSeen: Bool { status.state != .current && status.state != .orphan }
  }

  package var locale: String
  package var parts: [Part]
  /// In the order of the content.
  package var work: [Work]

  /// - Parameters:
  ///   - families: the families to report on; all, and the home page, when empty.
  ///   - sections: the sections of an article with their weights.
  package init(_ site: LocalizedSite, sections: [SectionKind], families: Set<String> = []) {
    locale = site.locale.id
    var parts: [Part] = families.isEmpty ? [Part(family: nil, counts: Counts())] : []
    for family in site.families where families.isEmpty || families.contains(family.family.slug) {
      parts.append(Part(family: family.family.slug, counts: Counts()))
    }
    let positions = Dictionary(uniqueKeysWithValues: parts.enumerated().map { ($1.family, $0) })
    let exposure = Exposure(site, sections)
    var work: [Work] = []
    for unit in site.units {
      guard let position = positions[unit.unit.family] else { continue }
      parts[position].counts.add(unit)
      guard unit.isWork else { continue }
      work.append(Work(status: unit, pages: exposure.pages(unit.unit), weight: exposure.weight(unit.unit)))
    }
    self.parts = parts
    self.work = work
  }

  package var total: Counts {
    var total = Counts()
    for part in parts { total.add(part.counts) }
    return total
  }

  /// What matters most first: what readers see by pages times weight, then what they don't; otherwise as it stands.
  package var workByImpact: [Work] {
    let ranks = work.map { ($0.isSeen ? 1 : 0, $0.impact) }
    return work.indices.sorted { ranks[$0] == ranks[$1] ? $0 < $1 : ranks[$0] > ranks[$1] }.map { work[$0] }
  }
}

extension TranslationReport.Counts {
  fileprivate mutating func add(_ other: Self) {
    for (state, count) in other.byState { byState[state, default: 0] += count }
    notRecorded += other.notRecorded
  }
}
