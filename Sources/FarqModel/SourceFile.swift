/// One file that a build reads.
package struct SourceFile: Sendable {
  /// Digest of its bytes.
  package let digest: UInt64
  private let lazyBytes: Lazy<[UInt8]>

  package init(_ bytes: [UInt8]) {
    digest = Digest.value(of: bytes)
    lazyBytes = Lazy(made: bytes)
  }

  /// A file that is known already, and is read when somebody asks what it holds.
  package init(digest: UInt64, bytes: Lazy<[UInt8]>) {
    self.digest = digest
    lazyBytes = bytes
  }

  package var bytes: [UInt8] { lazyBytes.value }
}
