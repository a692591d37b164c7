/// Numbers the pairs of `count` things: (0,1), (0,2), …, (1,2), … so that any one can be found by its number alone.
package struct PairOrder: Equatable, Sendable {
  package let count: Int

  package init(count: Int) { self.count = count }

  package var pairCount: Int { count * (count - 1) / 2 }

  /// The number of the first pair whose first member is `first`.
  private func start(_ first: Int) -> Int { first * (2 * count - first - 1) / 2 }

  package func index(_ first: Int, _ second: Int) -> Int { start(first) + second - first - 1 }

  package func pair(_ index: Int) -> (first: Int, second: Int) {
    // The root of start(x) = index, set right by one step where the floating point is off.
    let width = Double(2 * count - 1)
    var first = Int((width - (width * width - 8 * Double(index)).squareRoot()) / 2)
    var start = start(first)
    while start > index {
      first -= 1
      start -= count - first - 1
    }
    while start + count - first - 1 <= index {
      start += count - first - 1
      first += 1
    }
    return (first, first + 1 + index - start)
  }
}

/// Goes from pair to pair: the one before or behind the last is found without a root.
package struct PairCursor: Sendable {
  private let order: PairOrder
  private var index = 0
  private var pair = (first: 0, second: 1)

  package init(_ order: PairOrder) { self.order = order }

  /// The members of a pair, by its number.
  package mutating func move(to index: Int) -> (first: Int, second: Int) {
    let (first, second) = pair
    pair =
      switch index - self.index {
      case 0: pair
      case 1: second + 1 < order.count ? (first, second + 1) : (first + 1, first + 2)
      case -1: second - 1 > first ? (first, second - 1) : (first - 1, order.count - 1)
      default: order.pair(index)
      }
    self.index = index
    return pair
  }
}
