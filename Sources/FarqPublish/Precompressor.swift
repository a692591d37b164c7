internal import CZlib
package import FarqModel
internal import Synchronization

/// Adds to each file of a plan one in gzip form (RFC 1952) beside it, for hosts that serve those.
///
/// Pages are made of slices that many share, so each slice is deflated once, in blocks that stand for themselves; a page
/// is these blocks one behind the other, and its checksum is combined from theirs. Short slices in a row are put into a
/// stored block together.
package enum Precompressor {
  package static func adding(to plan: SitePlan) -> SitePlan {
    var plan = plan
    let stores = DeflatedStores()
    plan.groups += plan.groups.filter { Self.isWorthIt($0) }.map { group in
      let names = FileNames(folder: group.names.folder, group.names.naming, suffix: ".gz")
      switch group.making {
      case .gathered(let pages):
        let making = SitePlan.Making.rendered { index, out in
          let pages = pages.value
          var page = SliceList()
          pages.gather(index, into: &page)
          stores.deflated(pages.store).write(page, into: &out)
        }
        return SitePlan.Group(kind: "gzip", names, making, key: group.key)
      case .rendered:
        let making = SitePlan.Making.rendered { index, out in Self.write(try group.bytes(index), into: &out) }
        return SitePlan.Group(kind: "gzip", names, making, key: group.key)
      }
    }
    return plan
  }

  /// Fonts and images are compressed already.
  private static func isWorthIt(_ group: SitePlan.Group) -> Bool {
    guard group.count == 1 else { return true }
    return [".html", ".css", ".js", ".json", ".xml", ".txt", ".svg"].contains { group.names.name(0).hasSuffix($0) }
  }

  private static func write(_ bytes: [UInt8], into out: inout PageBuffer) {
    var deflater = Deflater()
    bytes.withUnsafeBytes { bytes in
      GzipFrame.start(&out)
      out.append(deflater.blocks(of: bytes))
      GzipFrame.end(&out, checksum: Deflater.checksum(of: bytes), size: bytes.count)
    }
  }
}

/// What stands around deflated data.
private enum GzipFrame {
  /// No name, no time, unknown system: the same bytes everywhere.
  static func start(_ out: inout PageBuffer) { out.append([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255]) }

  static func end(_ out: inout PageBuffer, checksum: UInt, size: Int) {
    out.append([0x03, 0x00])  // An empty last block.
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: checksum).littleEndian) { out.append($0) }
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: size).littleEndian) { out.append($0) }
  }
}

/// The deflated slices of all stores: pages of one store share them.
private final class DeflatedStores: Sendable {
  private let stores = Mutex<[ObjectIdentifier: DeflatedStore]>([:])

  func deflated(_ store: SliceStore) -> DeflatedStore {
    stores.withLock { stores in
      if let known = stores[ObjectIdentifier(store)] { return known }
      let made = DeflatedStore(store)
      stores[ObjectIdentifier(store)] = made
      return made
    }
  }
}

/// The slices of a store in deflated form; made when the first page asks for them.
private final class DeflatedStore: Sendable {
  /// Shorter slices cost less stored than deflated.
  private static let shortest = 48
  private static let longestStored = 0xFFFF

  private struct Content: Sendable {
    /// Deflated blocks of all long slices, one behind the other, and where each slice's end.
    var numbers: [Slice: Int] = [:]
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    var checksums: [UInt32] = []
    /// What combines a checksum with that of the slice behind it.
    var operators: [UInt] = []
  }

  private let store: SliceStore
  private let content = Mutex<Content?>(nil)

  init(_ store: SliceStore) { self.store = store }

  func write(_ page: borrowing SliceList, into out: inout PageBuffer) {
    let content = made()
    GzipFrame.start(&out)
    var checksum: UInt = 0
    var size = 0
    var short: [UInt8] = []
    func flush(_ out: inout PageBuffer) {
      guard !short.isEmpty else { return }
      let length = UInt16(short.count)
      out.append([0, UInt8(length & 0xFF), UInt8(length >> 8), UInt8(~length & 0xFF), UInt8(~length >> 8)])
      out.append(short)
      short.removeAll(keepingCapacity: true)
    }
    for slice in page.slices where slice.count > 0 {
      guard let index = content.numbers[slice] else { continue }
      let count = slice.count
      checksum = crc32_combine_op(checksum, UInt(content.checksums[index]), content.operators[index])
      size += count
      if count < Self.shortest {
        if short.count + count > Self.longestStored { flush(&out) }
        store.withBytes(of: slice) { short.append(contentsOf: $0) }
      } else {
        flush(&out)
        let start = index == 0 ? 0 : Int(content.ends[index - 1])
        content.bytes.withUnsafeBytes {
          out.append(UnsafeRawBufferPointer(rebasing: $0[start..<Int(content.ends[index])]))
        }
      }
    }
    flush(&out)
    GzipFrame.end(&out, checksum: checksum, size: size)
  }

  private func made() -> Content {
    content.withLock { content in
      if let content { return content }
      var made = Content()
      var deflater = Deflater()
      var operators: [Int: UInt] = [:]
      for (number, slice) in store.slices.enumerated() {
        made.numbers[slice] = number
        store.withBytes(of: slice) { bytes in
          if bytes.count >= Self.shortest { made.bytes += deflater.blocks(of: bytes) }
          made.ends.append(UInt32(made.bytes.count))
          made.checksums.append(UInt32(truncatingIfNeeded: Deflater.checksum(of: bytes)))
          let known = operators[bytes.count] ?? crc32_combine_gen(bytes.count)
          operators[bytes.count] = known
          made.operators.append(known)
        }
      }
      content = made
      return made
    }
  }
}
