/// A language that the site is published in: what `Content/<id>/locale.yaml` says. A class, as an `Article` is.
package final class Locale: Sendable {
  /// BCP 47 tag; also the folder's name and the first part of the addresses.
  package let id: String
  /// The language's own name for itself.
  package let name: String
  package let direction: Direction
  package let rules: LocaleRules
  /// Headings by section id or pair part id: the one that is shown, then the others that articles may use.
  package let headings: [String: [String]]
  package let phrases: [String: Phrase]
  package let location: SourceLocation
  /// How the words of the source locale are written here, when the locale is made from it on the fly.
  package let wording: Wording?

  /// Whether the locale is for finding faults, not for readers: no search engine may know it.
  package var isPseudo: Bool { wording != nil }

  package init(
    id: String, name: String, direction: Direction, rules: LocaleRules, headings: [String: [String]],
    phrases: [String: Phrase], location: SourceLocation, wording: Wording? = nil
  ) {
    self.id = id
    self.name = name
    self.direction = direction
    self.rules = rules
    self.headings = headings
    self.phrases = phrases
    self.location = location
    self.wording = wording
  }
}

/// What ICU knows of a locale, as plain functions, so that only one room talks to ICU.
package struct LocaleRules: Sendable {
  /// ISO 15924 code of the script that the language is written in, such as `Arab`.
  package var script: String
  /// Makes what tells whether a character is of that script, or of no script in particular, as marks and modifiers are;
  /// that takes a while.
  package var letters: @Sendable () -> @Sendable (Unicode.Scalar) -> Bool
  /// The CLDR plural categories that the language tells apart, such as `one` and `other`.
  package var pluralCategories: [String]
  package var pluralCategory: @Sendable (Int) -> String
  /// A number in the locale's grouping and its pinned numbering system.
  package var number: @Sendable (Int) -> String
  /// The pattern of a list of `count` items, item i standing as `SlotMarker.character(i)`.
  package var list: @Sendable (_ count: Int) -> String

  /// What this language calls another, such as `en`.
  package var languageName: @Sendable (_ locale: String) -> String

  package init(
    script: String, letters: @escaping @Sendable () -> @Sendable (Unicode.Scalar) -> Bool, pluralCategories: [String],
    pluralCategory: @escaping @Sendable (Int) -> String,
    number: @escaping @Sendable (Int) -> String, list: @escaping @Sendable (Int) -> String,
    languageName: @escaping @Sendable (String) -> String
  ) {
    self.script = script
    self.letters = letters
    self.pluralCategories = pluralCategories
    self.pluralCategory = pluralCategory
    self.number = number
    self.list = list
    self.languageName = languageName
  }
}

/// A short UI text, in one form or in one per plural category.
package struct Phrase: Sendable {
  /// Forms by plural category; a text that counts nothing has `other` alone.
  package var forms: [String: InlineText]
  package var isPlural: Bool
  package var location: SourceLocation

  package init(forms: [String: InlineText], isPlural: Bool, location: SourceLocation) {
    self.forms = forms
    self.isPlural = isPlural
    self.location = location
  }

  /// The form for a number; a missing category falls back to `other`.
  package func form(for number: Int, in rules: LocaleRules) -> InlineText {
    let category = isPlural ? rules.pluralCategory(number) : "other"
    return forms[category] ?? forms["other"] ?? .empty
  }

  package static let empty = Phrase(forms: [:], isPlural: false, location: SourceLocation(""))
}
