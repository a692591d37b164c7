import FarqModel
import Testing

@Suite struct PageBufferTests {
  @Test func `a file larger than the buffer is handed on in parts, and nothing of it is lost`() {
    var builder = SliceStore.Builder()
    let pieces = (0..<4000).map { "\($0)" + String(repeating: "x", count: $0 == 2000 ? 300_000 : $0 % 300) }
    let separator = builder.slice(" | ")
    let text = Array(pieces.joined(separator: SlotMarker.character(0)).utf8)
    let strip = builder.strip(text[...], filling: [separator])
    var parts: [[UInt8]] = []
    var page = PageBuffer()
    page.drain = { parts.append(Array($0)) }
    page.begin(builder.build())
    page.append(strip)
    #expect(parts.count > 1)
    let whole = Array(parts.joined()) + Array(page.bytes)
    #expect(String(decoding: whole, as: UTF8.self) == pieces.joined(separator: " | "))
  }

  @Test(arguments: ["", "no gap", "{a}", "<a href='{a}-vs-{b}'>{a} vs {b}</a>", "{b}{a}", "{b} only"])
  func `a fused text is the same as one that is gathered word by word`(text: String) {
    let marked = text.replacing("{a}", with: Gap.first(0).marker).replacing("{b}", with: Gap.second(1).marker)
    let codes = [["214", "Help"], ["250", ""], ["504", "Not <so>"]]
    var builder = SliceStore.Builder()
    let table = SliceTable(codes.map { row in row.map { builder.slice($0) } })
    let fused = builder.fused(marked, of: table, rows: codes.count)
    let store = builder.build()
    var page = PageBuffer()
    for (a, b) in [(0, 1), (1, 2), (2, 0), (1, 1)] {
      page.removeAll()
      page.begin(store)
      page.append(fused, a, b)
      let expected = text.replacing("{a}", with: codes[a][0]).replacing("{b}", with: codes[b][1])
      #expect(String(decoding: page.bytes, as: UTF8.self) == expected)
    }
  }
}
