/// A `translation.lock` as it was read, which is taken apart when somebody asks what it says.
package struct LockFile: Sendable {
  /// Of the file; 0 where there is none.
  package let digest: UInt64
  private let lazyLock: Lazy<TranslationLock>

  package init(digest: UInt64, lock: Lazy<TranslationLock>) {
    self.digest = digest
    lazyLock = lock
  }

  /// Where nothing is recorded.
  package static let none = LockFile(digest: 0, lock: Lazy(made: TranslationLock()))

  package var lock: TranslationLock { lazyLock.value }

  /// The keys of all entries with their places, in no order; they hold no text of the file once that has been read.
  package var keys: Lazy<[Located<String>]> {
    lazyLock.map { lock in lock.entries.values.map { Located($0.key, at: $0.location) } }
  }
}
