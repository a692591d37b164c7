/// Tells which paragraph of an older text became which of a newer one.
enum Alignment {
  /// For each paragraph of the new text the index of the old one: the same words where there are such, in order; between
  /// those, one after the other.
  static func of(_ old: [String], _ new: [String]) -> [Int?] {
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.offset))
    let inserted = Set(difference.insertions.map(\.offset))
    var origins = [Int?](repeating: nil, count: new.count)
    var i = 0
    var j = 0
    while j < new.count {
      if inserted.contains(j) {
        if i < old.count, removed.contains(i) {
          origins[j] = i
          i += 1
        }
        j += 1
      } else {
        while i < old.count, removed.contains(i) { i += 1 }
        origins[j] = i
        i += 1
        j += 1
      }
    }
    return origins
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
