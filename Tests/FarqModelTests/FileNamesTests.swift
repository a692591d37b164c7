import FarqModel
import Testing

@Suite struct FileNamesTests {
  private static let slugs = ["214", "250", "504", "long-one"]
  private static let pairs = [
    "214-vs-250", "214-vs-504", "214-vs-long-one", "250-vs-504", "250-vs-long-one", "504-vs-long-one",
  ]

  /// Neighbours share their beginnings, which must not be taken from a name that is no neighbour.
  @Test func `names are the same in whatever order they are asked for`() {
    let plain = FileNames(folder: "en/smtp", .pairs(Self.slugs))
    let gzip = FileNames(folder: "en/smtp", .pairs(Self.slugs.reversed()), suffix: ".gz")
    let listed = FileNames(folder: "en/smtp", .listed(Self.slugs), suffix: ".html")
    #expect((0..<plain.count).map { plain.name($0) } == Self.pairs.map { "\($0).html" })
    var buffer = NameBuffer()
    for (names, count) in [(plain, 6), (gzip, 6), (listed, 4)] {
      for step in [1, 5, 7] {
        for index in (0..<(count * 3)).map({ $0 * step % count }) {
          buffer.fill(names, index)
          #expect(String(cString: buffer.pointer) == names.name(index))
          buffer.fill(plain, 5 - index)
          #expect(String(cString: buffer.pointer) == "\(Self.pairs[5 - index]).html")
        }
      }
    }
  }
}
