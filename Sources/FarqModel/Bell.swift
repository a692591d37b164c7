internal import Synchronization

/// Tells work on another thread that it shall end.
package final class Bell: Sendable {
  private let rung = Atomic(false)

  package init() {}

  package func ring() { rung.store(true, ordering: .relaxed) }

  package var isRung: Bool { rung.load(ordering: .relaxed) }
}
