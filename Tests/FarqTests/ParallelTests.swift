import FarqModel
import Foundation
import Synchronization
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

  /// More than there are cores, or threads of Dispatch: each waits for all others.
  @Test(.timeLimit(.minutes(1)))
  func `as many workers as were asked for are at work at once`() throws {
    let count = 300
    let arrived = Mutex(0)
    let bell = Bell()
    let workers = try Workers.run(count, cancel: bell.ring) { worker in
      arrived.withLock { $0 += 1 }
      while arrived.withLock({ $0 }) < count, !bell.isRung { usleep(100) }
      return worker
    }
    #expect(workers.sorted() == Array(0..<count))
  }

  @Test(.timeLimit(.minutes(1)))
  func `however many workers wait for a value, it is made`() throws {
    let value = Lazy { Parallel.map(Array(0..<1000)) { $0 }.reduce(0, +) }
    #expect(try Workers.run(300, cancel: Bell().ring) { _ in value.value } == [Int](repeating: 499_500, count: 300))
  }

  @Test func `a worker that fails ends the others`() {
    struct Failure: Error {}
    let bell = Bell()
    #expect(throws: Failure.self) {
      try Workers.run(4, cancel: bell.ring) { worker in
        if worker == 2 { throw Failure() }
        while !bell.isRung { usleep(100) }
      }
    }
  }

  @Test func `a queue that was closed hands out nothing`() {
    let queue = WorkQueue([FileNames(folder: "", .listed((0..<40).map(String.init)))], workers: 2)
    #expect(queue.next(for: 1) != nil)
    queue.close()
    #expect(queue.next(for: 0) == nil && queue.next(for: 1) == nil)
  }
}
