import FarqModel
import Testing

@testable import FarqPublish

@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 2, 17, 1000])
  func `results come in the order of the items`(count: Int) {
    #expect(Parallel.map(Array(0..<count)) { $0 * 2 } == (0..<count).map { $0 * 2 })
  }

  /// With all cores at work, inner lists get none, and wait for none.
  @Test func `work within work within work ends`() {
    let sums = Parallel.map(Array(0..<20)) { a in
      Parallel.map(Array(0..<20)) { b in
        Parallel.map(Array(0..<20)) { a * 400 + b * 20 + $0 }.reduce(0, +)
      }.reduce(0, +)
    }
    #expect(sums.reduce(0, +) == (0..<8000).reduce(0, +))
  }

  @Test(arguments: 1...5, 0..<5)
  func `every file is handed out once, also when one worker does it all`(workers: Int, worker: Int) {
    guard worker < workers else { return }
    let groups = [3, 0, 200, 1, 0, 65].map { count in
      FileNames(folder: "folder", .listed((0..<count).map(String.init)))
    }
    let queue = WorkQueue(groups, workers: workers)
    var handed = groups.map { [Int](repeating: 0, count: $0.count) }
    var last = 0
    while let batch = queue.next(for: worker) {
      #expect(batch.offset == groups[..<batch.group].reduce(0) { $0 + $1.count })
      for index in batch.indices { handed[batch.group][index] += 1 }
      last = queue.finish(batch)
    }
    #expect(handed == groups.map { [Int](repeating: 1, count: $0.count) })
    #expect(last == 269)
  }
}
