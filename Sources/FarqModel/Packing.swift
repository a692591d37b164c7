/// A value that can be written as bytes and read again by the same program.
package protocol Packable {
  func pack(into packer: inout Packer)
  /// - Throws: `Unpacker.Malformed` when the bytes are not such a value.
  init(from unpacker: inout Unpacker) throws
}

extension Packable {
  package var packed: [UInt8] {
    var packer = Packer()
    pack(into: &packer)
    return packer.bytes
  }

  /// nil when the bytes are not just such a value.
  package init?(packed bytes: [UInt8]) {
    var unpacker = Unpacker(bytes)
    guard let value = try? Self(from: &unpacker), unpacker.isAtEnd else { return nil }
    self = value
  }
}

/// Writes values one after another: numbers as eight bytes, little end first; texts and lists after their lengths.
package struct Packer {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func add(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 {
      add($0.count)
      bytes.append(contentsOf: $0)
    }
  }

  package mutating func add(_ utf8: ArraySlice<UInt8>) {
    add(utf8.count)
    bytes += utf8
  }

  package mutating func add(_ text: String?) { add(text.map { [$0] } ?? []) { $1.add($0) } }

  package mutating func add<T>(_ list: some Collection<T>, _ item: (T, inout Packer) -> Void) {
    add(list.count)
    for value in list { item(value, &self) }
  }
}

/// Reads what a `Packer` wrote.
///
/// Public, since Swift takes no code that is less into other rooms, and its generic code is dear where it stays alone.
public struct Unpacker {
  /// The bytes end too early, or are no text.
  package struct Malformed: Error {
    package init() {}
  }

  @usableFromInline let bytes: [UInt8]
  @usableFromInline var offset = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var isAtEnd: Bool { offset == bytes.count }

  package mutating func number() throws -> UInt64 {
    guard offset + 8 <= bytes.count else { throw Malformed() }
    defer { offset += 8 }
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
  }

  package mutating func int() throws -> Int { Int(truncatingIfNeeded: try number()) }

  package mutating func text() throws -> String {
    let text = try utf8()
    return text.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a text, which nobody has looked at.
  package mutating func utf8() throws -> ArraySlice<UInt8> {
    let count = try count()
    defer { offset += count }
    return bytes[offset..<(offset + count)]
  }

  package mutating func optionalText() throws -> String? { try list { try $0.text() }.first }

  /// Values one after another, each of which `item` reads.
  @inlinable public mutating func list<T>(_ item: (inout Unpacker) throws -> T) throws -> [T] {
    let count = try count()
    // Most lists of an article are empty.
    guard count > 0 else { return [] }
    var items: [T] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try item(&self)) }
    return items
  }

  /// A length that the bytes left can have.
  @usableFromInline mutating func count() throws -> Int {
    let count = try int()
    guard count >= 0, count <= bytes.count - offset else { throw Malformed() }
    return count
  }
}
