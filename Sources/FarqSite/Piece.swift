import FarqModel

/// Ready bytes with gaps: what a template or phrase made once, to be filled for each page by copying.
struct Piece: Sendable {
  /// One more than `slots`.
  private let literals: [[UInt8]]
  private let slots: [Int]

  /// Cuts a text at its slot markers.
  init(_ text: String) {
    var literals: [[UInt8]] = [[]]
    var slots: [Int] = []
    for scalar in text.unicodeScalars {
      if let slot = SlotMarker.index(scalar) {
        slots.append(slot)
        literals.append([])
      } else {
        literals[literals.count - 1] += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
    self.literals = literals
    self.slots = slots
  }

  /// Appends the literals, and at each gap whatever `fill` appends.
  func write(into out: inout [UInt8], fill: (_ slot: Int, _ out: inout [UInt8]) -> Void) {
    out += literals[0]
    for (index, slot) in slots.enumerated() {
      fill(slot, &out)
      out += literals[index + 1]
    }
  }

  /// The bytes with each gap filled by ready bytes.
  func filled(_ values: (Int) -> [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    write(into: &out) { $1 += values($0) }
    return out
  }
}
