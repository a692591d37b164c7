import FarqModel

/// A translation has every link of its source section. A page of another site may be replaced by the same site's page in
/// another language, so an address there may differ if its host does and the domain is the same.
struct TranslatedLinks: SectionRule {
  func check(_ section: TranslatedSection, _ input: LintInput) -> [Diagnostic] {
    var kept = KeptTexts(source: section.source.links, own: section.own.links)
    return kept.lost.compactMap { lost in
      if let edition = kept.added.firstIndex(where: { Self.areEditions(lost.value, $0.value) }) {
        kept.added.remove(at: edition)
        return nil
      }
      if let slip = kept.takeSlip(of: lost.value) {
        return .error(
          "missing-link", at: input.place(of: slip.value, at: slip.location),
          "the source has no link to «\(slip.value)»", advice: "Did you mean «\(lost.value)»?")
      }
      return .error(
        "missing-link", at: section.own.location, "the section lacks the link to «\(lost.value)»",
        advice: "The source has it in \(lost.location.lineReference).")
    }
  }

  /// Whether two addresses are on different hosts that share the last two parts of their names.
  private static func areEditions(_ a: String, _ b: String) -> Bool {
    guard let a = host(of: a), let b = host(of: b), a != b else { return false }
    return a.split(separator: ".").suffix(2) == b.split(separator: ".").suffix(2)
  }

  private static func host(of address: String) -> Substring? {
    address.firstRange(of: "://").map { address[$0.upperBound...].prefix { !"/?#:".contains($0) } }
  }
}
