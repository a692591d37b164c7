/// Where the bytes of a file go, in one part or several: one for all files of a worker, one after another.
final class Sink {
  private var handle: Int32 = -1
  /// How many bytes have been written to the file.
  private(set) var size = 0
  /// The first failure; 0 as long as there is none.
  private(set) var reason: Int32 = 0
  private(set) lazy var take: (UnsafeRawBufferPointer) -> Void = { [unowned self] bytes in
    guard reason == 0 else { return }
    reason = FileCalls.write(handle, bytes)
    size += bytes.count
  }

  func begin(_ handle: Int32) { (self.handle, reason, size) = (handle, 0, 0) }
}
