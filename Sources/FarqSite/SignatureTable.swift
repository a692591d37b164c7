import FarqModel

/// The values of a family's traits as numbers: equal where the values are.
struct SignatureTable: Sendable {
  /// Per code, one per trait.
  private let signatures: [Int32]
  /// Per trait, the signature of having no value; -1 where every code has one.
  private let empty: [Int32]

  init(_ traits: [TraitValues], codes: Int) {
    var signatures: [Int32] = []
    for code in 0..<codes { for trait in traits { signatures.append(Int32(trait.signatures[code])) } }
    self.signatures = signatures
    empty = traits.map { Int32($0.distinct.firstIndex(of: []) ?? -1) }
  }

  var traitCount: Int { empty.count }

  func signature(_ trait: Int, _ code: Int) -> Int { Int(signatures[code * traitCount + trait]) }

  func isEqual(_ trait: Int, _ i: Int, _ j: Int) -> Bool { signature(trait, i) == signature(trait, j) }

  /// Whether the two have the same value, and have one at all.
  func agrees(_ trait: Int, _ i: Int, _ j: Int) -> Bool {
    isEqual(trait, i, j) && signature(trait, i) != Int(empty[trait])
  }
}
