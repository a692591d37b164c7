/// 64-bit digests that name contents so that a change shows; no protection against anyone who wants a collision.
///
/// Eight bytes are multiplied into the state at a time (a 64 × 64 → 128 bit product, folded), so that digests of all that
/// goes into a page cost less than copying it. The same bytes give the same digest on any machine.
///
/// Public, since Swift takes no code that is less into other rooms, and they add numbers by the hundred thousand.
public struct Digest: Hashable, Sendable {
  @usableFromInline var state: UInt64

  @inlinable public init(seed: UInt64 = 0x9E37_79B9_7F4A_7C15) { state = seed }

  /// The digest of all that has been taken in.
  @inlinable public var value: UInt64 { state }

  /// Takes in a number.
  @inlinable public mutating func add(_ number: UInt64) {
    let product = (state ^ number).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    state = product.high ^ product.low ^ number
  }

  /// Takes in bytes, and how many they are.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset + 8 <= bytes.count {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    add(rest)
    add(UInt64(bytes.count))
  }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  package mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  package static func value(of text: String) -> UInt64 {
    var digest = Digest()
    digest.add(text)
    return digest.value
  }

  package static func value(of bytes: [UInt8]) -> UInt64 {
    var digest = Digest()
    digest.add(bytes)
    return digest.value
  }

  /// Sixteen lower-case hexadecimal digits.
  package static func hex(of bytes: [UInt8]) -> String { hex(value(of: bytes)) }

  package static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
