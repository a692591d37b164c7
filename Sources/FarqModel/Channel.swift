internal import Dispatch
internal import Synchronization

/// Hands things from one thread to another, in their order.
package final class Channel<Item: Sendable>: Sendable {
  private let items = Mutex<[Item?]>([])
  private let count = DispatchSemaphore(value: 0)

  package init() {}

  package func send(_ item: Item) { put(item) }

  /// Says that no more will come.
  package func close() { put(nil) }

  /// The next thing, when it comes; nil when the channel has been closed.
  package func next() -> Item? {
    count.wait()
    return items.withLock { $0.removeFirst() }
  }

  private func put(_ item: Item?) {
    items.withLock { $0.append(item) }
    count.signal()
  }
}
