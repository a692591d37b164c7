/// Splits text into runs that must be isolated because they run against the base direction, and the rest.
///
/// In a right-to-left paragraph the Unicode Bidirectional Algorithm (UAX #9) reorders `500–504`, `250-` or
/// `550 5.1.1 User unknown`, because digits and punctuation are weak or neutral. So the whole run, with the
/// punctuation that belongs to it, becomes one isolate.
package enum BidiRuns {
  package struct Run: Equatable, Sendable {
    package var text: String
    package var isolated: Bool
  }

  /// What a character does to a run of the opposite direction.
  private enum Role {
    /// Starts or continues a run: a letter of the opposite direction, an ASCII digit, or a slot of a sentence.
    case strong
    /// Belongs to a run only between two strong characters, or attached to one (`<`, `§`, `+`).
    case joiner
    case space
    /// Ends a run: a letter of the base direction, or punctuation of its script.
    case other
  }

  /// The runs of a text in order; concatenated they are the text. Text in its own direction is one plain run.
  package static func split(_ text: String, in direction: Direction) -> [Run] {
    var text = text
    let runs = text.withUTF8 { split($0, in: direction) }
    return runs ?? (text.isEmpty ? [] : [Run(text: text, isolated: false)])
  }

  /// nil when nothing has to be isolated.
  private static func split(_ text: UnsafeBufferPointer<UInt8>, in direction: Direction) -> [Run]? {
    guard mayHoldRun(text, in: direction) else { return nil }
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.count)
    var reader = ScalarReader(text)
    while let scalar = reader.next() { scalars.append(scalar) }
    let roles = roles(of: scalars, in: direction)
    guard roles.contains(.strong) else { return nil }
    var runs: [Run] = []
    var offset = 0
    func append(_ scalars: ArraySlice<Unicode.Scalar>, isolated: Bool) {
      guard !scalars.isEmpty else { return }
      let end = scalars.reduce(offset) { $0 + UTF8.width($1) }
      let bytes = UnsafeBufferPointer(rebasing: text[offset..<end])
      runs.append(Run(text: String(decoding: bytes, as: UTF8.self), isolated: isolated))
      offset = end
    }
    var plainStart = 0
    var index = 0
    while index < scalars.count {
      guard roles[index] == .strong else {
        index += 1
        continue
      }
      let start = extendedStart(index, after: plainStart, scalars, roles)
      let end = runEnd(from: start, first: index, scalars, roles)
      append(scalars[plainStart..<start], isolated: false)
      append(scalars[start..<end], isolated: true)
      plainStart = end
      index = end
    }
    append(scalars[plainStart...], isolated: false)
    return runs
  }

  /// Whether a text may have to be split, told by the first bytes of its characters: what runs right to left
  /// (`isRightToLeft`) starts with one of some; in a text from right to left, neither ASCII punctuation nor what starts as
  /// Arabic and Hebrew letters and the punctuation beside them do is a run by itself.
  package static func mayHoldRun(_ text: UnsafeBufferPointer<UInt8>, in direction: Direction) -> Bool {
    if direction == .ltr { return text.contains { $0 >= 0xD6 && ($0 <= 0xE0 || $0 >= 0xEF) } }
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        return true
      case ...0xBF, 0xD7...0xDB: continue
      // U+2000 to U+203F, of which none is a letter.
      case 0xE2 where index + 1 < text.count && text[index + 1] == 0x80: continue
      // NO-BREAK SPACE, « and ».
      case 0xC2 where index + 1 < text.count && [0xA0, 0xAB, 0xBB].contains(text[index + 1]): continue
      default: return true
      }
    }
    return false
  }

  /// The text with its runs between isolates, for titles and attributes.
  package static func isolated(_ text: String, in direction: Direction) -> String {
    let runs = split(text, in: direction)
    guard runs.contains(where: \.isolated) else { return text }
    return runs.map { $0.isolated ? Isolates.wrap($0.text, in: direction.opposite) : $0.text }.joined()
  }

  /// Takes in what is attached in front: `<domain>`, `§4.2`, `+10`, `/etc`, `-1`.
  private static func extendedStart(
    _ index: Int, after lowest: Int, _ scalars: [Unicode.Scalar], _ roles: [Role]
  ) -> Int {
    var start = index
    while start > lowest, roles[start - 1] == .joiner, isLeading(scalars[start - 1]) { start -= 1 }
    return start
  }

  /// The end of the run from `start` whose first strong character is at `first`: the last strong character that
  /// joiners and spaces lead to, and what is attached behind it.
  private static func runEnd(
    from start: Int, first: Int, _ scalars: [Unicode.Scalar], _ roles: [Role]
  ) -> Int {
    var end = first + 1
    var probe = end
    while probe < scalars.count {
      switch roles[probe] {
      case .strong:
        end = probe + 1
      case .joiner:
        // What is said in brackets after a space is said in the language around it.
        if isBracket(scalars[probe]), roles[probe - 1] == .space {
          return closed(start..<end, scalars, roles)
        }
        // A comma or semicolon with a space separates list items, unless words stand on both sides of it.
        if isSeparator(scalars[probe]), !joinsWords(probe, scalars, roles) {
          return closed(start..<end, scalars, roles)
        }
        if endsSentence(scalars[probe]), probe + 1 < scalars.count, roles[probe + 1] == .space,
          !joinsWords(probe, scalars, roles)
        {
          return closed(start..<end, scalars, roles)
        }
      case .space:
        break
      case .other:
        return closed(start..<end, scalars, roles)
      }
      probe += 1
    }
    return closed(start..<end, scalars, roles)
  }

  /// The end of a run with what is attached behind and belongs to it: a closing bracket whose opener is inside, and
  /// the hyphen of a continued reply (`250-`).
  private static func closed(_ run: Range<Int>, _ scalars: [Unicode.Scalar], _ roles: [Role]) -> Int {
    var end = run.upperBound
    var open: [Unicode.Scalar: Int] = [:]
    for scalar in scalars[run] {
      if scalar == "<" || isBracket(scalar) { open[scalar, default: 0] += 1 }
      if let opener = opener(of: scalar) { open[opener, default: 0] -= 1 }
    }
    while end < scalars.count {
      let next = scalars[end]
      let attachedHyphen = next == "-" && (end + 1 == scalars.count || roles[end + 1] != .strong)
      if let opener = opener(of: next), let count = open[opener], count > 0 {
        open[opener] = count - 1
      } else if !attachedHyphen, !isTrailing(next) {
        break
      }
      end += 1
    }
    return end
  }

  /// Whether the nearest strong characters on both sides of a comma or period are letters.
  private static func joinsWords(_ index: Int, _ scalars: [Unicode.Scalar], _ roles: [Role]) -> Bool {
    guard index + 1 < scalars.count else { return false }
    if roles[index + 1] == .strong || roles[index + 1] == .joiner { return true }
    let before = scalars[..<index].last.map { $0.properties.isAlphabetic } ?? false
    let after = scalars[(index + 1)...].first { $0 != " " }.map { $0.properties.isAlphabetic } ?? false
    return before && after && (index + 2 < scalars.count && roles[index + 2] == .strong)
  }

  private static func isLeading(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "<", "§", "+", "-", "/", "#", "@", "$", "*", "~", "_", ".": true
    default: false
    }
  }

  private static func isTrailing(_ scalar: Unicode.Scalar) -> Bool { scalar == "%" || scalar == "+" || scalar == "*" }
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool { scalar == "," || scalar == ";" }
  private static func isBracket(_ scalar: Unicode.Scalar) -> Bool { scalar == "(" || scalar == "[" || scalar == "{" }

  private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == ":" || scalar == "!" || scalar == "?"
  }

  private static func opener(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case ">": "<"
    case ")": "("
    case "]": "["
    case "}": "{"
    default: nil
    }
  }

  /// Letters between U+202E and U+202C run right to left whatever their script; only pseudo-locales write so.
  private static func roles(of scalars: [Unicode.Scalar], in direction: Direction) -> [Role] {
    var isOverridden = false
    return scalars.map { scalar in
      if scalar == "\u{202E}" { isOverridden = true }
      if scalar == "\u{202C}" { isOverridden = false }
      let role = role(of: scalar, in: direction)
      return isOverridden && direction == .rtl && role != .space ? .other : role
    }
  }

  private static func role(of scalar: Unicode.Scalar, in direction: Direction) -> Role {
    if scalar == " " || scalar == "\u{A0}" { return .space }
    if let kind = SlotMarker.kind(scalar) { return direction == .rtl && kind == .code ? .strong : .other }
    if Letters.isAlphanumeric(scalar) {
      let runsLeft = isRightToLeft(scalar)
      if direction == .ltr { return runsLeft ? .strong : .other }
      return runsLeft ? .other : .strong
    }
    if scalar.isASCII { return .joiner }
    if Letters.isCombining(scalar) { return isRightToLeft(scalar) ? .other : .joiner }
    if scalar == "\u{200F}" || scalar == "\u{202C}" { return direction == .rtl ? .other : .joiner }
    if isRightToLeft(scalar) || "«»،؛؟…—".unicodeScalars.contains(scalar) { return .other }
    return .joiner
  }

  /// Whether a character belongs to a script that runs right to left (the blocks of Unicode's DerivedBidiClass that
  /// default to R or AL). Arabic-Indic digits count with their script.
  package static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
