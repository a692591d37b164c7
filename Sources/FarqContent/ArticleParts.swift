import FarqModel

/// What an article of a locale is put together from.
struct ArticleParts: Sendable {
  /// The family's slug; nil for the home page.
  let family: String?
  /// The name of the file without extension.
  let name: String
  /// The locale's own article.
  let own: Article?
  /// That of the source locale.
  let original: Article?
  /// What is recorded of the translation.
  let lockFile: LockFile
  /// The ids of sections that are matched one by one; without it the text stands or falls as a whole.
  let order: [String]?

  var lock: TranslationLock { lockFile.lock }
}

/// The articles of one family in a locale and in the source locale.
struct FamilyArticles: Sendable {
  let slug: String
  let own: FamilyTexts
  let original: FamilyTexts
  /// The ids of the sections of codes.
  let sections: [String]

  var family: ArticleParts {
    parts("family", own.family?.article, original.family?.article, order: nil)
  }

  func code(_ slug: String) -> ArticleParts { parts(slug, own.codes[slug], original.codes[slug], order: sections) }

  func pair(_ key: PairKey) -> ArticleParts {
    parts(key.slug, own.pairs[key], original.pairs[key], order: PairPart.allCases.map(\.rawValue))
  }

  private func parts(_ name: String, _ own: Article?, _ original: Article?, order: [String]?) -> ArticleParts {
    ArticleParts(family: slug, name: name, own: own, original: original, lockFile: self.own.lockFile, order: order)
  }
}
