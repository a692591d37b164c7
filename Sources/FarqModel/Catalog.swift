/// Everything that the content files say, as read; nothing has fallen back yet.
package struct Catalog: Sendable {
  package var site: Site
  package var families: [Family]
  package var locales: [Locale]
  /// Texts by locale id.
  package var texts: [String: LocaleTexts]
  /// By locale id.
  package var glossaries: [String: Glossary]

  package init(
    site: Site, families: [Family], locales: [Locale], texts: [String: LocaleTexts],
    glossaries: [String: Glossary] = [:]
  ) {
    self.glossaries = glossaries
    self.site = site
    self.families = families
    self.locales = locales
    self.texts = texts
  }

  /// An article by the locale, the family (nil for the home page) and the name of its file without extension.
  package func article(_ locale: String, _ family: String?, _ name: String) -> Article? {
    guard let family else { return texts[locale]?.home }
    return texts[locale]?.families[family]?.article(name)
  }

  package func locale(_ id: String) -> Locale? { locales.first { $0.id == id } }

  package func family(_ slug: String) -> Family? { families.first { $0.slug == slug } }
}

/// All articles of one locale.
package struct LocaleTexts: Sendable {
  package var home: Article?
  /// By family slug.
  package var families: [String: FamilyTexts] = [:]
  /// What is recorded of the home page's units.
  package var lockFile = LockFile.none

  package init() {}

  /// What is recorded of the units of a family, or of the home page.
  package func lock(of family: String?) -> TranslationLock { lockFile(of: family).lock }

  package func lockFile(of family: String?) -> LockFile { family.map { families[$0]?.lockFile ?? .none } ?? lockFile }
}

/// The articles of one locale about one family.
package struct FamilyTexts: Sendable {
  package var family: FamilyText?
  /// By code slug.
  package var codes: [String: Article] = [:]
  package var pairs: [PairKey: Article] = [:]
  /// What is recorded of their units.
  package var lockFile = LockFile.none

  package init() {}

  /// The article of a file by its name without extension.
  package func article(_ name: String) -> Article? {
    if name == "family" { return family?.article }
    return codes[name] ?? PairKey(slug: name).flatMap { pairs[$0] }
  }
}

/// Two codes of one family by their slugs, in registry order.
package struct PairKey: Hashable, Sendable {
  package var first: String
  package var second: String

  package init(_ first: String, _ second: String) {
    self.first = first
    self.second = second
  }

  /// The name of the pair's file and page, without extension.
  package var slug: String { "\(first)-vs-\(second)" }

  /// What a file name of this form names, in the order in which it is written.
  package init?(slug: String) {
    let name = slug.utf8
    let separator = "-vs-".utf8
    guard let dash = name.indices.first(where: { name[$0...].starts(with: separator) }) else { return nil }
    self.init(String(slug[..<dash]), String(slug[name.index(dash, offsetBy: separator.count)...]))
  }
}

/// Terms of a locale: which rendering to use, and which never.
package struct Glossary: Sendable {
  package struct Term: Sendable {
    /// The word in the source language.
    package var source: String
    package var preferred: String
    package var banned: [Banned]
    /// Phrases of the source language, with single spaces: a section that has one of them must be
    /// translated with one of `forms`.
    package var check: [String]
    /// The preferred rendering and the other forms that it takes, such as plurals.
    package var forms: [String]

    package init(source: String, preferred: String, banned: [Banned], check: [String] = [], forms: [String] = []) {
      self.source = source
      self.preferred = preferred
      self.banned = banned
      self.check = check
      self.forms = forms
    }
  }

  /// A rendering not to use, unless one of the words that follow or precede it makes it right.
  package struct Banned: Sendable {
    package var words: String
    /// Phrases that hold the words and are right all the same.
    package var except: [String]

    package init(words: String, except: [String]) {
      self.words = words
      self.except = except
    }
  }

  package var terms: [Term]

  package init(terms: [Term] = []) { self.terms = terms }
}
