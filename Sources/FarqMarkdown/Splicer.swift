/// Puts other words in the place of paragraphs of a Markdown text, and nothing else: what would change the structure of
/// the text, or another paragraph, is escaped, or refused.
package struct Splicer {
  package struct Replacement: Sendable {
    package var part: Int
    package var block: Int
    /// One paragraph; a line feed behind a backslash is a hard line break, any other a space.
    package var text: String

    package init(part: Int, block: Int, text: String) {
      self.part = part
      self.block = block
      self.text = text
    }
  }

  /// The replacement that can't be made.
  package struct Refusal: Error {
    package var index: Int
  }

  private let text: String
  private let splitting: Bool
  package let blocks: TextBlocks

  package init(_ text: String, splitting: Bool) {
    self.text = text
    self.splitting = splitting
    blocks = TextBlocks(of: text, splitting: splitting)
  }

  /// The text with all replacements made.
  /// - Throws: `Refusal` for the first that would change more than the words of its paragraph.
  package func text(with replacements: [Replacement]) throws(Refusal) -> String {
    let candidates = replacements.map { Self.candidates(for: Self.paragraph($0.text), in: block($0)) }
    // Mostly nothing has to be escaped, so all are tried at once before each is tried by itself.
    if let text = result(of: zip(replacements, candidates.map { $0[0] }).map { ($0, $1) }) { return text }
    var ready: [(replacement: Replacement, words: String)] = []
    for (index, replacement) in replacements.enumerated() {
      guard let words = candidates[index].first(where: { result(of: [(replacement, $0)]) != nil }) else {
        throw Refusal(index: index)
      }
      ready.append((replacement, words))
    }
    guard let text = result(of: ready) else { throw Refusal(index: 0) }
    return text
  }

  private func block(_ replacement: Replacement) -> TextBlocks.Block {
    blocks.parts[replacement.part].blocks[replacement.block]
  }

  /// The text with words in the place of paragraphs; nil when anything but these paragraphs would change.
  private func result(of replacements: [(replacement: Replacement, words: String)]) -> String? {
    let text = spliced(replacements.map { (block($0.replacement).range, $0.words) })
    let read = TextBlocks(of: text, splitting: splitting)
    guard read.parts.map(\.frame) == blocks.parts.map(\.frame),
      read.parts.map(\.blocks.count) == blocks.parts.map(\.blocks.count)
    else { return nil }
    let replaced = Set(replacements.map { [$0.replacement.part, $0.replacement.block] })
    for (index, part) in read.parts.enumerated() {
      for (number, other) in part.blocks.enumerated() {
        let isSame = other.normalized == blocks.parts[index].blocks[number].normalized
        guard replaced.contains([index, number]) ? !other.normalized.isEmpty : isSame else { return nil }
      }
    }
    return text
  }

  private func spliced(_ replacements: [(range: Range<Int>, words: String)]) -> String {
    var bytes = Array(text.utf8)
    for (range, words) in replacements.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(range, with: Array(words.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Line breaks that mean nothing become spaces, and blanks at the ends go.
  package static func paragraph(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.drop { $0 == " " || $0 == "\t" || $0 == "\r" })
    }
    var result = lines.first ?? ""
    for line in lines.dropFirst() {
      let slashes = result.reversed().prefix { $0 == "\\" }.count
      result += slashes % 2 == 1 ? "\n" + line : line.isEmpty || result.isEmpty ? line : " " + line
    }
    while result.last == " " || result.last == "\t" || result.last == "\r" { result.removeLast() }
    return result
  }

  /// The words as they are, then with what stands at their start escaped, so that it does not begin a list, a heading
  /// or a quotation.
  private static func candidates(for words: String, in block: TextBlocks.Block) -> [String] {
    var words = words
    if block.kind == .cell { words = escapingPipes(words.replacing("\\\n", with: " ")) }
    if block.kind == .heading { words = words.replacing("\\\n", with: " ") }
    words = words.replacing("\n", with: "\n" + block.prefix)
    var candidates = [words]
    if let first = words.unicodeScalars.first, first.properties.generalCategory.isMark, first.isASCII {
      candidates.append("\\" + words)
    }
    let digits = words.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let mark = words.dropFirst(digits.count).first, mark == "." || mark == ")" {
      candidates.append(digits + "\\" + words.dropFirst(digits.count))
    }
    return candidates
  }

  private static func escapingPipes(_ words: String) -> String {
    var result = ""
    var isEscaped = false
    for character in words {
      if character == "|", !isEscaped { result += "\\" }
      isEscaped = character == "\\" && !isEscaped
      result.append(character)
    }
    return result
  }
}

extension Unicode.GeneralCategory {
  /// Punctuation and symbols: what Markdown gives a meaning to.
  fileprivate var isMark: Bool {
    switch self {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      true
    default: false
    }
  }
}
