/// What became of a text, word by word.
package struct WordDifference: Equatable, Sendable {
  package enum Piece: Equatable, Sendable {
    case same(String)
    case removed(String)
    case added(String)
  }

  /// In the order of the text; what was removed stands before what took its place.
  package private(set) var pieces: [Piece] = []

  /// Words, single punctuation marks and runs of white space are compared by the longest common subsequence (Myers,
  /// "An O(ND) Difference Algorithm", 1986, as in the standard library).
  package init(from old: String, to new: String) {
    let (before, after) = (Self.words(of: old), Self.words(of: new))
    var removed = Set<Int>()
    var added = Set<Int>()
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var group = Group()
    var (i, j) = (0, 0)
    while i < before.count || j < after.count {
      if i < before.count, removed.contains(i) {
        group.removed += before[i]
        i += 1
      } else if j < after.count, added.contains(j) {
        group.added += after[j]
        j += 1
      } else {
        let word = before[i]
        (i, j) = (i + 1, j + 1)
        // A blank between two changed words would cut one change in two.
        let isBetween = word.allSatisfy(\.isWhitespace) && !group.isEmpty && (removed.contains(i) || added.contains(j))
        if isBetween, !word.contains("\n") { group.both(word) } else { finish(&group, then: String(word)) }
      }
    }
    finish(&group, then: "")
  }

  /// Whether the texts are the same.
  package var isEmpty: Bool {
    pieces.allSatisfy { if case .same = $0 { true } else { false } }
  }

  private struct Group {
    var removed = ""
    var added = ""
    var isEmpty: Bool { removed.isEmpty && added.isEmpty }

    mutating func both(_ word: Substring) {
      removed += word
      added += word
    }
  }

  private mutating func finish(_ group: inout Group, then word: String) {
    if !group.removed.isEmpty { pieces.append(.removed(group.removed)) }
    if !group.added.isEmpty { pieces.append(.added(group.added)) }
    group = Group()
    guard !word.isEmpty else { return }
    if case .same(let text) = pieces.last {
      pieces[pieces.count - 1] = .same(text + word)
    } else {
      pieces.append(.same(word))
    }
  }

  private enum Kind { case word, blank, mark }

  private static func words(of text: String) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    var last: Kind?
    for index in text.indices {
      let kind = kind(of: text[index])
      if let last, kind != last || kind == .mark {
        words.append(text[start..<index])
        start = index
      }
      last = kind
    }
    if start < text.endIndex { words.append(text[start...]) }
    return words
  }

  private static func kind(of character: Character) -> Kind {
    if character.isWhitespace { return .blank }
    return character.isLetter || character.isNumber || character == "_" || character == "'" ? .word : .mark
  }
}
