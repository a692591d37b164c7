/// A registry of codes that share a meaning: the facts of `Content/families/<slug>.yaml`.
package struct Family: Sendable {
  package var slug: String
  /// The protocol's name as it stands before a code, such as `SMTP`.
  package var name: String
  package var classes: [CodeClass]
  package var traits: [Trait]
  /// In registry order.
  package let codes: [Code]
  package var location: SourceLocation
  /// The index of each code by its slug.
  private let indices: [String: Int]

  package init(
    slug: String, name: String, classes: [CodeClass], traits: [Trait], codes: [Code], location: SourceLocation
  ) {
    self.slug = slug
    self.name = name
    self.classes = classes
    self.traits = traits
    self.codes = codes
    self.location = location
    indices = Dictionary(zip(codes.map(\.slug), codes.indices)) { first, _ in first }
  }

  package func trait(_ id: String) -> Trait? { traits.first { $0.id == id } }

  /// The index of a code by its slug.
  package func index(ofSlug slug: String) -> Int? { indices[slug] }

  /// How many pairs the codes make.
  package var pairCount: Int { codes.count * (codes.count - 1) / 2 }
}

/// A group of codes on the family page, such as `5xx`.
package struct CodeClass: Sendable, Equatable {
  package var id: String
  /// What the identities of its codes start with.
  package var prefix: String

  package init(id: String, prefix: String) {
    self.id = id
    self.prefix = prefix
  }
}

/// A kind of fact that every code of a family has, with its closed list of values.
package final class Trait: Sendable {
  package let id: String
  /// Shown on the cards at the top of a page.
  package let highlight: Bool
  /// Whether a code has a list of values, perhaps empty, in place of one.
  package let isSet: Bool
  /// Whether the values are protocol text, shown as code and the same in all locales.
  package let verbatim: Bool
  /// The values that are steps of a dialogue, in order; drawn as a line.
  package let track: [String]
  package let values: [TraitValue]
  package let location: SourceLocation

  package init(
    id: String, highlight: Bool, isSet: Bool, verbatim: Bool, track: [String], values: [TraitValue],
    location: SourceLocation
  ) {
    self.id = id
    self.highlight = highlight
    self.isSet = isSet
    self.verbatim = verbatim
    self.track = track
    self.values = values
    self.location = location
  }

  package func value(_ id: String) -> TraitValue? { values.first { $0.id == id } }
}

/// One value of a trait.
package struct TraitValue: Sendable, Equatable {
  /// What colour and shape say beside the words.
  package enum Tone: String, Sendable, CaseIterable {
    case good, wait, bad, neutral
  }

  package var id: String
  package var tone: Tone

  package init(id: String, tone: Tone = .neutral) {
    self.id = id
    self.tone = tone
  }
}

/// One entry of a family, with its language-neutral facts.
package final class Code: Sendable {
  /// The identity as the protocol writes it, such as `214` or `0x87`.
  package let id: String
  /// The identity in file names and addresses: lower-case ASCII.
  package let slug: String
  /// The registry's official phrase.
  package let official: String
  /// `current` or a status that gets a badge, such as `unofficial`.
  package let status: String
  /// The id of the first class whose prefix fits.
  package let classID: String?
  /// Values by trait id; one value for a trait that is no set.
  package let traits: [String: [String]]
  package let references: [Reference]
  package let location: SourceLocation

  package init(
    id: String, official: String, status: String, classID: String?, traits: [String: [String]],
    references: [Reference], location: SourceLocation
  ) {
    self.id = id
    self.slug = id.lowercased()
    self.official = official
    self.status = status
    self.classID = classID
    self.traits = traits
    self.references = references
    self.location = location
  }

  package static let currentStatus = "current"

  package func values(of trait: String) -> [String] { traits[trait] ?? [] }
}

/// A specification that a code is defined by.
package struct Reference: Sendable, Hashable {
  /// As one cites it, such as `RFC 5321 §4.2.3`.
  package var text: String
  package var url: String?

  package init(text: String, url: String?) {
    self.text = text
    self.url = url
  }
}
