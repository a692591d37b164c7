import FarqModel
import Testing

@Suite struct PageBufferTests {
  @Test func `a file larger than the buffer is handed on in parts, and nothing of it is lost`() {
    var builder = SliceStore.Builder()
    let pieces = (0..<4000).map { "\($0)" + String(repeating: "x", count: $0 == 2000 ? 300_000 : $0 % 300) }
    let separator = builder.slice(" | ")
    let strip = builder.strip(pieces.joined(separator: SlotMarker.character(0)), filling: [separator])
    var parts: [[UInt8]] = []
    var page = PageBuffer()
    page.drain = { parts.append(Array($0)) }
    page.begin(builder.build())
    page.append(strip)
    #expect(parts.count > 1)
    let whole = Array(parts.joined()) + Array(page.bytes)
    #expect(String(decoding: whole, as: UTF8.self) == pieces.joined(separator: " | "))
  }
}
