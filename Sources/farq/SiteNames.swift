import ArgumentParser
import FarqModel
import FarqTranslation

extension Pipeline {
  /// Refuses names of locales and families that the content has not.
  /// - Throws: `ValidationError` with what may have been meant.
  func checkNames(locales: [String], families: [String], pseudo: Bool) throws {
    guard let catalog else { return }
    let pseudoNames = pseudo ? PseudoLocale.allCases.map(\.rawValue) : []
    for name in pseudoNames where catalog.site.locales.contains(name) {
      throw ValidationError("--pseudo makes a locale «\(name)», but the content has one already; rename its folder")
    }
    let known = catalog.site.locales + pseudoNames
    for name in locales where !known.contains(name) {
      throw ValidationError("there is no locale «\(name)». \(Suggestion.advice(for: name, among: known))")
    }
    for name in families where !catalog.site.families.contains(name) {
      throw ValidationError(
        "there is no family «\(name)». \(Suggestion.advice(for: name, among: catalog.site.families))")
    }
  }
}
