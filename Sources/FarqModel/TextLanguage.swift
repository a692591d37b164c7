/// What must be known of the language that a text is in to judge its wording.
package struct TextLanguage: Sendable {
  /// ISO 15924 code of the locale's script.
  package var script: String
  /// That of the source locale's.
  package var sourceScript: String
  package var glossary: Glossary

  package init(script: String, sourceScript: String, glossary: Glossary) {
    self.script = script
    self.sourceScript = sourceScript
    self.glossary = glossary
  }
}

/// Judges prose (text outside code and addresses, line by line) while it is read, so that none has to be kept for it.
package typealias ProseInspector = @Sendable ([Located<String>]) -> [Diagnostic]
