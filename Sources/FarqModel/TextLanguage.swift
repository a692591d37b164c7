/// What must be known of the language that a text is in to judge its wording.
package struct TextLanguage: Sendable {
  /// ISO 15924 code of the locale's script.
  package var script: String
  /// That of the source locale's.
  package var sourceScript: String
  package var glossary: Glossary
  /// Whether texts may hold a letter of the locale's script, of the source locale's, or of all scripts together.
  package var mayHold: @Sendable (Unicode.Scalar) -> Bool
  /// Whether numbers are written with the digits 0 to 9.
  package var hasASCIIDigits: Bool

  package init(_ locale: Locale, source: Locale, glossary: Glossary) {
    script = locale.rules.script
    sourceScript = source.rules.script
    self.glossary = glossary
    let own = locale.rules.letters()
    let original = source.rules.letters()
    mayHold = { own($0) || original($0) }
    hasASCIIDigits = locale.rules.number(1) == "1"
  }
}

/// Judges prose (text outside code and addresses, line by line) while it is read, so that none has to be kept for it.
package typealias ProseInspector = @Sendable ([Located<ProseLine>]) -> [Diagnostic]
