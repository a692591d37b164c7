import FarqModel

/// Where an article stands or could stand in one locale, with all that rules about articles look at.
struct ArticlePlace: Sendable {
  enum Kind: Sendable {
    case home, family, code, pair
  }

  let locale: Locale
  let kind: Kind
  let own: Article?
  let source: Article?
  let localized: LocalizedArticle
}

extension LintInput {
  /// The places of all articles in all locales, less those of articles that need not be looked at.
  func places(unless isKnown: (LocalizedArticle) -> Bool) -> [ArticlePlace] {
    var places: [ArticlePlace] = []
    for site in sites {
      let own = catalog.texts[site.locale.id]
      let source = catalog.texts[catalog.site.source]
      func add(_ kind: ArticlePlace.Kind, _ localized: LocalizedArticle, _ own: Article?, _ source: Article?) {
        places.append(
          ArticlePlace(locale: site.locale, kind: kind, own: own, source: source, localized: localized))
      }
      if !isKnown(site.home) { add(.home, site.home, own?.home, source?.home) }
      for family in site.families {
        let own = own?.families[family.family.slug]
        let source = source?.families[family.family.slug]
        if !isKnown(family.article) { add(.family, family.article, own?.family?.article, source?.family?.article) }
        for (code, article) in zip(family.family.codes, family.codes) where !isKnown(article) {
          add(.code, article, own?.codes[code.slug], source?.codes[code.slug])
        }
        for (pair, article) in family.pairs where !isKnown(article) {
          add(.pair, article, own?.pairs[pair], source?.pairs[pair])
        }
      }
    }
    return places
  }
}
