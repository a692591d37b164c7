import FarqContent
import FarqMarkdown
import FarqModel
import Testing

@testable import farq

extension SmallSite {
  /// The same site with a record of all translated units of one family in one locale, made from the present source.
  func recorded(_ locale: String = "ar", _ family: String = "demo") throws -> SmallSite {
    let catalog = try #require(pipeline().catalog)
    var lock = TranslationLock()
    let source = catalog.site.source
    for (code, own) in catalog.texts[locale]?.families[family]?.codes ?? [:] {
      guard let original = catalog.article(source, family, code) else { continue }
      for section in own.sections {
        guard let from = original.section(section.id) else { continue }
        let text = Outline(of: original.body).parts[from.index].normalized
        let translation = Digest.value(of: Outline(of: own.body).parts[section.index].normalized)
        let entry = TranslationLock.Entry(
          key: "\(code)#\(section.id)", text: text, translation: translation, reason: nil, at: section.location)
        lock.record(entry)
      }
    }
    var copy = self
    copy.content["\(locale)/\(family)/translation.lock"] = LockWriter.text(lock, units: [])
    return copy
  }

  /// The states of the sections of a code, in the order of the page.
  func states(_ code: String, _ locale: String = "ar") -> [LocalizedSection.State] {
    let family = pipeline().sites.first { $0.locale.id == locale }?.families.first
    let index = family?.family.index(ofSlug: code) ?? 0
    return family?.codes[index].sections.map(\.state) ?? []
  }
}
