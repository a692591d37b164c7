import Foundation
import Testing

@testable import farq

/// `farq serve` while it runs, asked as a browser asks it, byte by byte.
final class Serving {
  struct Answer {
    var status: Int
    var headers: [String: String]
    var body: Data
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  let port: UInt16
  private let process: Process
  private let log: URL

  init(_ folder: TemporaryFolder, _ arguments: String...) throws {
    log = folder.url.appendingPathComponent(".serve.log")
    try Data().write(to: log)
    let handle = try FileHandle(forWritingTo: log)
    let process = try Program.start(
      ["serve", "--port", "0"] + arguments, in: folder, output: handle, error: handle)
    self.process = process
    let log = log
    func words() -> String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }
    try Self.wait { words().contains("http://localhost:") || !process.isRunning }
    let found = try #require(words().firstMatch(of: /http:\/\/localhost:(\d+)\//), "\(words())")
    port = try #require(UInt16(String(found.1)))
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  var output: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

  /// Ends it as Ctrl-C does; the status that it ends with.
  func interrupt() -> Int32 {
    process.interrupt()
    process.waitUntilExit()
    return process.terminationStatus
  }

  func get(_ target: String, method: String = "GET", host: String? = nil) throws -> Answer {
    let connection = try Connection(port)
    try connection.send(
      "\(method) \(target) HTTP/1.1\r\nHost: \(host ?? "localhost:\(port)")\r\nConnection: close\r\n\r\n")
    while try connection.receive() {}
    let bytes = connection.received
    let end = try #require(bytes.range(of: Data("\r\n\r\n".utf8)))
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let headers = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1).map(String.init) }
    return Answer(
      status: Int(lines[0].split(separator: " ")[1]) ?? 0,
      headers: Dictionary(headers.map { ($0[0].lowercased(), $0[1].trimmingCharacters(in: .whitespaces)) }) { $1 },
      body: Data(bytes[end.upperBound...]))
  }

  /// The messages that an open page gets.
  func follow(_ path: String) throws -> Events {
    let connection = try Connection(port)
    try connection.send("GET /_farq/events?path=\(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
    return Events(connection: connection)
  }

  final class Events {
    struct Message: Decodable {
      struct Problem: Decodable {
        var place: String
        var message: String
        var advice: String
        var line: String?
      }
      var digest: String
      var problems: [Problem]
    }

    private let connection: Connection
    private var taken = 0

    init(connection: Connection) { self.connection = connection }

    /// The next message of a kind.
    func next(where isWanted: (Message) -> Bool) throws -> Message {
      while true {
        let message = try next()
        if isWanted(message) { return message }
      }
    }

    /// The next message; waits for it with much patience.
    func next() throws -> Message {
      let end = Date() + 60
      while true {
        try #require(Date() < end, "no message for a minute")
        let text = String(decoding: connection.received, as: UTF8.self).replacing("\r\n", with: "\n")
        let lines = text.components(separatedBy: "\n")
        let messages = lines.dropLast().filter { $0.hasPrefix("data: ") }
        if messages.count > taken {
          taken += 1
          return try JSONDecoder().decode(Message.self, from: Data(messages[taken - 1].dropFirst(6).utf8))
        }
        try #require(try connection.receive(), "the stream has ended")
      }
    }
  }

  /// Asks again and again until something holds.
  static func wait(_ holds: () -> Bool) throws {
    let end = Date() + 20
    while !holds() {
      try #require(Date() < end, "waited for 20 s")
      usleep(20_000)
    }
  }
}

/// A TCP connection to this machine.
final class Connection {
  private let socket: Int32
  private(set) var received = Data()

  init(_ port: UInt16) throws {
    #if canImport(Darwin)
      socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
    #else
      socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(status == 0, "no connection to port \(port)")
  }

  deinit { close(socket) }

  func send(_ text: String) throws {
    let bytes = Array(text.utf8)
    try #require(write(socket, bytes, bytes.count) == bytes.count)
  }

  /// Takes in what comes next; false at the end.
  func receive() throws -> Bool {
    var entry = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    try #require(poll(&entry, 1, 20_000) > 0, "nothing came for 20 s")
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(socket, &buffer, buffer.count)
    if count > 0 { received.append(contentsOf: buffer[..<count]) }
    return count > 0
  }
}
