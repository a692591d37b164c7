/// "Did you mean …?": the known word nearest to a mistyped one.
package enum Suggestion {
  /// The candidate within a third of the word's length in edits, or nil; ties go to the first.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let limit = max(1, word.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let distance = editDistance(Array(word.lowercased()), Array(candidate.lowercased()))
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// "Did you mean «x»?", or else the list of what is allowed.
  package static func advice(for word: String, among candidates: [String]) -> String {
    if let near = nearest(to: word, among: candidates) { return "Did you mean «\(near)»?" }
    return candidates.isEmpty ? "" : "Use one of: \(candidates.joined(separator: ", "))."
  }

  /// Levenshtein distance with one row of memory.
  private static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let substituted = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
