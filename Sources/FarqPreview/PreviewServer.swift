import FlyingFox
import FlyingSocks
import Foundation

/// The room's door: serves the site on this machine alone, and follows its files.
package struct PreviewServer: Sendable {
  /// The port can't be had.
  package struct PortFailure: Error, CustomStringConvertible {
    package var port: UInt16
    package var isTaken: Bool
    package var reason: String

    package var description: String {
      let what = isTaken ? "port \(port) is in use" : "port \(port) can't be opened: \(reason)"
      return "\(what). Give another with --port, or --port 0 for any that is free."
    }
  }

  private let preview: Preview
  private let folders: [String]

  /// - Parameters:
  ///   - first: the site as it is when the preview starts.
  ///   - folders: what is watched.
  package init(_ source: PreviewSource, showing first: PreviewReading, watching folders: [String]) {
    preview = Preview(source, showing: first)
    self.folders = folders
  }

  /// Serves until the task is cancelled.
  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - started: is told the port, when requests are answered.
  ///   - updated: is told of each save.
  /// - Throws: `PortFailure`.
  package func run(
    port: UInt16, started: @escaping @Sendable (UInt16) -> Void, updated: @escaping @Sendable (PreviewUpdate) -> Void
  ) async throws {
    let probe = try Self.freePort(port)
    let responder = Responder(preview: preview, port: probe)
    let handler = ClosureHTTPHandler { await responder.respond(to: $0) }
    let main = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: probe), logger: .disabled, handler: handler)
    let changes = FolderChanges.stream(below: folders)
    try await withThrowingTaskGroup { group in
      group.addTask { try await Self.serve(main, probe) }
      // `localhost` may mean ::1 first; a machine without IPv6 does without.
      group.addTask {
        let other = HTTPServer(address: sockaddr_in6.loopback(port: probe), logger: .disabled, handler: handler)
        do { try await other.run() } catch { try await Task.sleep(for: .seconds(1_000_000_000)) }
      }
      group.addTask {
        try await main.waitUntilListening()
        started(probe)
        for await change in changes {
          if let update = await preview.update(since: change) { updated(update) }
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private static func serve(_ server: HTTPServer, _ port: UInt16) async throws {
    do {
      try await server.run()
    } catch is CancellationError {
    } catch {
      throw failure(error, port)
    }
  }

  /// The port itself, or a free one for 0.
  private static func freePort(_ port: UInt16) throws -> UInt16 {
    do {
      let socket = try Socket(domain: AF_INET)
      defer { try? socket.close() }
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: try sockaddr_in.inet(ip4: "127.0.0.1", port: port))
      try socket.listen()
      guard case .ip4(_, let found) = try socket.sockname() else { return port }
      return found
    } catch {
      throw failure(error, port)
    }
  }

  private static func failure(_ error: any Error, _ port: UInt16) -> PortFailure {
    guard case SocketError.failed(_, let number, let message) = error else {
      return PortFailure(port: port, isTaken: false, reason: "\(error)")
    }
    return PortFailure(port: port, isTaken: number == EADDRINUSE, reason: message)
  }
}
