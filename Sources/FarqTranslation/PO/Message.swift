package import FarqModel

/// One paragraph, or one short text, with its translation as it stands: what becomes an entry of a PO file.
package struct Message: Sendable {
  package enum Place: Equatable, Sendable {
    /// A text of the front matter.
    case text(String)
    /// A paragraph of the translated section, which is built like its source.
    case paragraph(section: String, block: Int)
    /// A paragraph of the source section, which is written anew once all its paragraphs are translated.
    case template(section: String, block: Int)
    /// All of a section.
    case whole(section: String)

    /// The section that it belongs to; nil for a text of the front matter.
    var section: String? {
      switch self {
      case .text: nil
      case .paragraph(let section, _), .template(let section, _), .whole(let section): section
      }
    }
  }

  /// The unit's name, with the number of the paragraph: `family/code#fix:2`.
  package var context: String
  package var place: Place
  package var source: String
  /// Empty where there is none yet.
  package var translation: String
  /// Whether the source has changed since the translation was made.
  package var isFuzzy: Bool
  /// The source that the translation was made from, where it is known.
  package var previous: String?
  /// Words for the translator on what the text is.
  package var note: String
  /// Code spans and slots in braces, which a translation keeps.
  package var kept: [String]
  package var location: SourceLocation
}

extension Message {
  /// What has to stay as it is in a text: code spans, and names in braces outside code.
  static func kept(in text: String) -> [String] {
    var kept: [String] = []
    for span in CodeSpans.of(text) where !kept.contains(span) { kept.append(span) }
    for match in text.matches(of: /\{[A-Za-z_][A-Za-z0-9_]*\}/) {
      let slot = String(match.0)
      if !kept.contains(where: { $0.contains(slot) }) { kept.append(slot) }
    }
    return kept
  }
}
