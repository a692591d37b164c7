import FarqModel
import Testing

@testable import FarqContent

/// Words that a glossary wants to see rendered in one way, as they stand in the prose of the source.
@Suite struct TermFinderTests {
  @Test(arguments: [
    ("queue", "The queue, then.", true), ("queue", "The queues.", false), ("queue", "The Queue.", false),
    ("try again", "Please try  again", true), ("try again", "call try_again now", false),
    ("try_again", "call try_again now", true), ("try_again", "Please try again", false),
    ("dmarc", "a _dmarc record", false), ("_dmarc", "a _dmarc record", true), ("_dmarc", "a dmarc record", false),
  ])
  func `a phrase stands in prose as it is written, and an underscore belongs to a word`(
    phrase: String, text: String, isFound: Bool
  ) {
    let term = Glossary.Term(source: "", preferred: "", banned: [], check: [TermFinder.name(of: phrase)])
    let finder = TermFinder([Glossary(terms: [term])])
    let found = finder.terms(in: [Located(ProseLine(text), at: SourceLocation("a.md"))])
    #expect(found.map(\.value) == (isFound ? [phrase] : []))
  }
}
