/// Numbers the pairs of a family: (0,1), (0,2), …, (1,2), … so that any one can be found by its number alone.
struct PairOrder: Sendable {
  let count: Int
  /// The number of the first pair of each first code.
  private let starts: [Int]

  init(count: Int) {
    self.count = count
    var starts: [Int] = []
    var next = 0
    for first in 0..<count {
      starts.append(next)
      next += count - first - 1
    }
    self.starts = starts
  }

  var pairCount: Int { count * (count - 1) / 2 }

  func pair(_ index: Int) -> (first: Int, second: Int) {
    var low = 0
    var high = count - 1
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= index { low = middle } else { high = middle }
    }
    return (low, low + 1 + index - starts[low])
  }
}
