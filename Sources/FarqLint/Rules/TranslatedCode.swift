import FarqModel

/// A translation has every code span of its source section as it is. More may stand between backticks than in the
/// source, as when a phrase of the protocol is prose in one language and foreign words in the other.
struct TranslatedCode: SectionRule {
  func check(_ section: TranslatedSection, _ input: LintInput) -> [Diagnostic] {
    var kept = KeptTexts(source: section.source.facts.codeSpans, own: section.own.facts.codeSpans)
    return kept.lost.map { lost in
      if let slip = kept.takeSlip(of: lost.value) {
        return .error(
          "missing-code", at: input.place(of: slip.value, at: slip.location),
          "the source has no `\(slip.value)`", advice: "Did you mean `\(lost.value)`? Code is kept letter by letter.")
      }
      return .error(
        "missing-code", at: section.own.location, "the section lacks `\(lost.value)`",
        advice: "The source has it in \(lost.location.lineReference); write it between backticks, letter by letter.")
    }
  }
}
