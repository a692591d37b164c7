internal import CZlib
internal import FarqModel

/// Compresses bytes as raw deflate data (RFC 1951) that can be put behind other such data.
struct Deflater: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // -15: no header; 9: the most memory, since each slice is compressed once for all pages.
    let status = deflateInit2_(
      stream, Z_BEST_COMPRESSION, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib could not be set up")
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Blocks that end on the boundary of a byte and refer to nothing before them (`Z_FULL_FLUSH`).
  mutating func blocks(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    deflateReset(stream)
    let bound = Int(deflateBound(stream, UInt(bytes.count))) + 64
    return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
      stream.pointee.avail_in = UInt32(bytes.count)
      stream.pointee.next_out = buffer.baseAddress
      stream.pointee.avail_out = UInt32(bound)
      deflate(stream, Z_FULL_FLUSH)
      count = bound - Int(stream.pointee.avail_out)
    }
  }

  static func checksum(of bytes: UnsafeRawBufferPointer, after crc: UInt = 0) -> UInt {
    crc32(crc, bytes.bindMemory(to: UInt8.self).baseAddress, UInt32(bytes.count))
  }
}
