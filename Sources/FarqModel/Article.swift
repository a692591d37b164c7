/// What one locale says about one thing that has an address: a code, a pair, a family, the home page.
///
/// A class, because all that follows from articles holds them again and again.
package final class Article: Sendable {
  /// What the file says.
  package struct Content: Sendable {
    /// The path of the file, as its author knows it.
    package var path: String
    /// Short texts of the front matter by key, such as `name` and `summary`.
    package var texts: [String: Located<InlineText>]
    /// Where the Markdown after the front matter starts in the file.
    package var bodyStart: Int
    /// The line of the file on which `body` starts.
    package var bodyLine: Int
    /// Whether its headings of level 2 stand for sections; else its text is one, headings and all.
    package var isSplit: Bool
    package var sections: [ArticleSection]

    package init(
      path: String, texts: [String: Located<InlineText>] = [:], bodyStart: Int = 0, bodyLine: Int = 1,
      isSplit: Bool = false, sections: [ArticleSection] = []
    ) {
      self.path = path
      self.texts = texts
      self.bodyStart = bodyStart
      self.bodyLine = bodyLine
      self.isSplit = isSplit
      self.sections = sections
    }
  }

  package let location: SourceLocation
  /// Path below the content folder, such as `ar/smtp/214.md`.
  package let contentPath: String
  private let file: SourceFile
  private let lazyContent: Lazy<Content>

  /// - Parameter content: made when somebody asks for something of it; most articles are as they were in the last run, and
  ///   then nobody does.
  package init(
    location: SourceLocation, contentPath: String, file: SourceFile, content: Lazy<Content>
  ) {
    self.location = location
    self.contentPath = contentPath
    self.file = file
    lazyContent = content
  }

  /// Digest of its file.
  package var digest: UInt64 { file.digest }
  package var content: Content { lazyContent.value }
  package var texts: [String: Located<InlineText>] { content.texts }
  package var bodyLine: Int { content.bodyLine }
  package var isSplit: Bool { content.isSplit }
  package var sections: [ArticleSection] { content.sections }

  /// The UTF-8 of the Markdown after the front matter.
  package var markdown: ArraySlice<UInt8> {
    let bytes = file.bytes
    return bytes[min(content.bodyStart, bytes.count)...]
  }

  /// The same as a text, made anew at each call.
  package var body: String { String(decoding: markdown, as: UTF8.self) }

  package func text(_ key: String) -> InlineText? { texts[key]?.value }

  package func section(_ id: String) -> ArticleSection? { sections.first { $0.id == id } }
}

/// A titled part of an article.
package final class ArticleSection: Sendable {
  /// The id that its heading stands for.
  package let id: String
  /// Its place among the parts of the Markdown body, for rendering it.
  package let index: Int
  package let location: SourceLocation
  /// Digest of the words below its heading: a text that was never translated has the source's. nil where there are none.
  package let wording: UInt64?
  /// Digest of the Markdown tree written out in one way, whatever the line breaks: by it one tells that a source has moved
  /// since it was translated. nil in translations, and where no lock was found.
  package let normalForm: UInt64?
  package let measure: ProseMeasure
  package let links: [Located<String>]
  package let facts: SectionFacts

  package init(
    id: String, index: Int, location: SourceLocation, wording: UInt64?, normalForm: UInt64?, measure: ProseMeasure,
    links: [Located<String>], facts: SectionFacts = SectionFacts()
  ) {
    self.id = id
    self.index = index
    self.location = location
    self.wording = wording
    self.normalForm = normalForm
    self.measure = measure
    self.links = links
    self.facts = facts
  }

  /// The id of the text before the first heading.
  package static let introduction = ""
}

/// What the file of a family says in one locale.
package struct FamilyText: Sendable {
  package let article: Article
  private let lazyLabels: Lazy<FamilyLabels>

  /// - Parameter labels: made when somebody asks for one; an edit asks about one family.
  package init(article: Article, labels: Lazy<FamilyLabels>) {
    self.article = article
    lazyLabels = labels
  }

  package var labels: FamilyLabels { lazyLabels.value }
}

/// The labels and sentences of a family in one locale.
package struct FamilyLabels: Sendable {
  /// Labels of the classes by id.
  package var classes: [String: InlineText]
  package var traits: [String: TraitText]

  package init(classes: [String: InlineText] = [:], traits: [String: TraitText] = [:]) {
    self.classes = classes
    self.traits = traits
  }
}

/// The label and sentences of a trait in one locale.
package struct TraitText: Sendable {
  package var label: InlineText
  /// By value id.
  package var values: [String: TraitValueText]
  /// For a set: the sentence about its values, what two sets share, and the texts of an empty set.
  package var sentence: Phrase?
  package var shared: Phrase?
  package var none: TraitValueText?
  /// Sentences that replace the two of a pair of values, by "first/second".
  package var pairs: [String: Phrase]
  package var location: SourceLocation

  package init(
    label: InlineText, values: [String: TraitValueText], sentence: Phrase?, shared: Phrase?, none: TraitValueText?,
    pairs: [String: Phrase], location: SourceLocation
  ) {
    self.label = label
    self.values = values
    self.sentence = sentence
    self.shared = shared
    self.none = none
    self.pairs = pairs
    self.location = location
  }
}

/// The label and sentences of one value of a trait in one locale.
package struct TraitValueText: Sendable {
  package var label: InlineText
  /// A whole sentence about a code that has the value; its slot is `{code}`.
  package var sentence: Phrase?
  /// A whole sentence about two codes that both have it; its slots are `{first}` and `{second}`.
  package var shared: Phrase?
  /// What to do when one meets `{code}`.
  package var advice: Phrase?

  package init(label: InlineText, sentence: Phrase?, shared: Phrase?, advice: Phrase?) {
    self.label = label
    self.sentence = sentence
    self.shared = shared
    self.advice = advice
  }
}
