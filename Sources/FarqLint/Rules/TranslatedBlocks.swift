import FarqModel

/// A translation has the blocks of code of its source section, letter by letter and in the same order.
struct TranslatedBlocks: SectionRule {
  func check(_ section: TranslatedSection, _ input: LintInput) -> [Diagnostic] {
    let own = section.own.facts.codeBlocks
    let source = section.source.facts.codeBlocks
    guard own.map(\.digest) != source.map(\.digest) else { return [] }
    guard own.count == source.count else { return [counts(own, source, section)] }
    return zip(own, source).filter { $0.digest != $1.digest }.map { difference($0, $1, input) }
  }

  private func counts(_ own: [CodeBlock], _ source: [CodeBlock], _ section: TranslatedSection) -> Diagnostic {
    let known = Set(own.map(\.digest))
    let missing = source.first { !known.contains($0.digest) }
    let wanted = source.isEmpty ? "none" : source.count == 1 ? "one" : "\(source.count)"
    return .error(
      "changed-block",
      at: own.count > source.count ? (own.last?.location ?? section.own.location) : section.own.location,
      "the section has \(own.count) blocks of code, its source has \(wanted)",
      advice: missing.map { "Copy the block in \($0.location.lineReference)." } ?? "Keep the blocks of the source.")
  }

  /// Points at the first line of code that differs.
  private func difference(_ own: CodeBlock, _ source: CodeBlock, _ input: LintInput) -> Diagnostic {
    for index in 0..<max(own.lineCount, source.lineCount) {
      let place = SourceLocation(own.location.path, line: own.firstLine + index)
      let origin = SourceLocation(source.location.path, line: source.firstLine + index)
      let expected = index < source.lineCount ? code(at: origin, input) : nil
      guard (index < own.lineCount ? code(at: place, input) : nil) != expected else { continue }
      return .error(
        "changed-block", at: place, "this line of code is not the source's",
        advice: expected.map { "In \(origin.lineReference) it is «\($0)»." }
          ?? "The block in \(source.location.lineReference) ends before it.")
    }
    return .error(
      "changed-block", at: own.location, "the block of code is not the source's",
      advice: "Copy the one in \(source.location.lineReference), with the word behind its fence.")
  }

  /// The line without its indentation, which depends on the list that the block stands in.
  private func code(at location: SourceLocation, _ input: LintInput) -> Substring? {
    guard let line = input.content.line(at: location) else { return nil }
    return Substring(line).drop { $0 == " " || $0 == "\t" }
  }
}
