/// What a translation of a section has to keep: plain values, so that both texts can be compared without either.
package struct SectionFacts: Sendable, Equatable {
  /// The texts of code spans, in the order of the section.
  package var codeSpans: [Located<String>]
  package var codeBlocks: [CodeBlock]
  /// In a section of the source locale: the words of it that some glossary wants to see rendered in one way, each once.
  package var terms: [Located<String>]

  package init(codeSpans: [Located<String>] = [], codeBlocks: [CodeBlock] = [], terms: [Located<String>] = []) {
    self.codeSpans = codeSpans
    self.codeBlocks = codeBlocks
    self.terms = terms
  }
}

/// A fenced or indented block of code.
package struct CodeBlock: Sendable, Equatable {
  /// The line of the fence, or the first line where there is no fence.
  package var location: SourceLocation
  /// The first line of the code itself.
  package var firstLine: Int
  package var lineCount: Int
  /// Digest of the word behind the fence, a line feed and the code.
  package var digest: UInt64

  package init(location: SourceLocation, firstLine: Int, lineCount: Int, digest: UInt64) {
    self.location = location
    self.firstLine = firstLine
    self.lineCount = lineCount
    self.digest = digest
  }
}
