/// What `Content/site.yaml` says of the whole site.
package struct Site: Sendable {
  /// The name of the site, where a locale has no phrase of its own for it.
  package var title: String
  /// The locale that the others are translated from.
  package var source: String
  /// Locale ids in the order of the language switcher.
  package var locales: [String]
  /// Family slugs in the order of the home page.
  package var families: [String]
  /// The sections of an article, in the order of the page.
  package var sections: [SectionKind]
  /// Where a content file can be edited, with `{path}` for its path below the content folder; nil when nowhere.
  package var editURL: String?

  package init(
    title: String, source: String, locales: [String], families: [String], sections: [SectionKind],
    editURL: String? = nil
  ) {
    self.editURL = editURL
    self.title = title
    self.source = source
    self.locales = locales
    self.families = families
    self.sections = sections
  }

  package func section(_ id: String) -> SectionKind? { sections.first { $0.id == id } }
}

/// One titled part that articles have, the same in all locales.
package struct SectionKind: Sendable, Equatable {
  /// Where a comparison page shows a section.
  package enum Place: String, Sendable, CaseIterable {
    /// Side by side with the other code's.
    case sections
    /// Within "when to use which".
    case decision
  }

  /// The id in HTML and in `locale.yaml`, such as `description`.
  package var id: String
  package var required: Bool
  package var place: Place
  /// How much a reader loses when its translation is missing or out of date, beside other sections; at least 1.
  package var weight: Int

  package init(id: String, required: Bool, place: Place = .sections, weight: Int = 1) {
    self.id = id
    self.required = required
    self.place = place
    self.weight = weight
  }
}

/// The parts of a comparison page that an author can write by hand, by their ids in HTML and in `locale.yaml`.
package enum PairPart: String, Sendable, CaseIterable {
  case differences, shared, decision, example
}
