import FlyingFox
import FlyingSocks
import Foundation

/// Messages as server-sent events (HTML, "Server-sent events"), with a comment now and then, by whose failing the server
/// learns that a page was closed.
struct EventBody: AsyncBufferedSequence {
  typealias Element = UInt8

  let messages: AsyncStream<Data>

  init(_ messages: AsyncStream<Preview.Message>) {
    let (stream, send) = AsyncStream.makeStream(of: Data.self)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let forwarding = Task {
      send.yield(Data("retry: 500\n\n".utf8))
      for await message in messages {
        guard let json = try? encoder.encode(message) else { continue }
        send.yield(Data("data: ".utf8) + json + Data("\n\n".utf8))
      }
      send.finish()
    }
    let breathing = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: .seconds(2))
        send.yield(Data(":\n\n".utf8))
      }
    }
    send.onTermination = { _ in
      forwarding.cancel()
      breathing.cancel()
    }
    self.messages = stream
  }

  func makeAsyncIterator() -> Iterator { Iterator(base: messages.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var base: AsyncStream<Data>.Iterator

    /// Whole messages are asked for, never single bytes.
    mutating func next() async -> UInt8? { await base.next()?.first }

    mutating func nextBuffer(suggested count: Int) async -> Data? { await base.next() }
  }
}
