import FarqModel
import Foundation

/// The preview's one state: the last edition without errors, the problems of the present one, and who looks at what.
actor Preview {
  /// What an open page is told.
  struct Message: Sendable, Encodable, Equatable {
    struct Problem: Sendable, Encodable, Equatable {
      var severity: String
      var rule: String
      var place: String
      var message: String
      var advice: String
      var line: String?
      var column: Int
      var length: Int
    }
    /// A digest of the page as it is now.
    var digest: String
    var problems: [Problem]
    var round: Int
  }

  private struct Reader {
    var path: String
    var told: Message
    var send: AsyncStream<Message>.Continuation
  }

  private let source: PreviewSource
  /// The last edition that was wholly checked and free of errors, and the one that pages are made from: that one, or a
  /// first look at what came after it.
  private var edition: Edition?
  private var shown: Edition?
  /// Counts readings, as what translators are told may change where pages do not.
  private var round = 0
  private var problems: [Message.Problem] = []
  private var readers: [Int: Reader] = [:]
  private var lastReader = 0

  init(_ source: PreviewSource, showing first: PreviewReading) {
    self.source = source
    edition = Edition(first)
    shown = edition
    problems = Self.messages(first.problems)
  }

  func answer(_ path: String) throws -> Edition.Answer? { try shown?.answer(path) }

  func notes(_ path: String) -> [SectionNote] {
    shown.map { SectionNotes(reading: $0.reading, change: source.change).notes(for: path) } ?? []
  }

  // MARK: Open pages

  /// What a page is told from now on; first how things stand.
  func follow(_ path: String) -> AsyncStream<Message> {
    let (stream, send) = AsyncStream.makeStream(of: Message.self)
    lastReader += 1
    let number = lastReader
    let message = message(for: path)
    readers[number] = Reader(path: path, told: message, send: send)
    send.onTermination = { [weak self] _ in Task { await self?.leave(number) } }
    send.yield(message)
    return stream
  }

  private func leave(_ number: Int) { readers[number] = nil }

  private func message(for path: String) -> Message {
    Message(digest: Self.digest(try? shown?.answer(path)), problems: problems, round: round)
  }

  /// A digest of a page's own bytes, by which an open page knows whether it is out of date.
  static func digest(_ answer: Edition.Answer?) -> String {
    switch answer {
    case .file(_, let bytes, _): Digest.hex(of: bytes)
    case .moved(let path): path
    case nil: ""
    }
  }

  // MARK: Changes

  /// Reads what has changed and tells the open pages; nil when nothing has.
  func update(since start: ContinuousClock.Instant) async -> PreviewUpdate? {
    guard var reading = await read() else { return nil }
    var pages = 0
    var told: Duration?
    if reading.isProvisional {
      shown = Edition(reading) ?? shown
      pages = tell()
      told = ContinuousClock().now - start
      // Pages that were told come for what is new: they go first.
      if pages > 0 { try? await Task.sleep(for: .milliseconds(100)) }
      let changed = reading.changed
      reading = await read() ?? reading
      reading.changed = changed
    }
    let checked = ContinuousClock().now - start
    problems = Self.messages(reading.problems)
    edition = Edition(reading) ?? edition
    shown = edition
    round += 1
    let more = tell()
    if told == nil || more > 0 { told = ContinuousClock().now - start }
    return PreviewUpdate(
      changed: reading.changed, problems: reading.problems, pages: max(pages, more), told: told ?? checked,
      checked: checked)
  }

  /// Tells open pages what is new for them.
  /// - Returns: how many of them show something else now.
  private func tell() -> Int {
    var pages = 0
    for (number, reader) in readers {
      let message = message(for: reader.path)
      guard message != reader.told else { continue }
      if message.digest != reader.told.digest { pages += 1 }
      readers[number]?.told = message
      reader.send.yield(message)
    }
    return pages
  }

  /// A file may go between its folder's being listed and its being read; what still can't be read then is a problem.
  private func read() async -> PreviewReading? {
    let source = source
    var attempts = 0
    while true {
      do {
        // Beside the actor, which answers requests meanwhile.
        return try await Task.detached { try source.read() }.value
      } catch {
        attempts += 1
        guard attempts > 5 else {
          try? await Task.sleep(for: .milliseconds(20))
          continue
        }
        return Self.unreadable(error)
      }
    }
  }

  private static func unreadable(_ error: any Error) -> PreviewReading {
    let problem = Diagnostic.error(
      "unreadable", at: SourceLocation(""), "\(error)", advice: "Look at the folder, and save a file in it again.")
    return PreviewReading(
      changed: [], planner: nil, catalog: nil, sites: [], problems: [PreviewProblem(problem, line: nil)])
  }

  /// Errors alone stand in the way of a page; warnings are the terminal's.
  private static func messages(_ problems: [PreviewProblem]) -> [Message.Problem] {
    problems.filter { $0.diagnostic.severity == .error }.map { problem in
      let place = problem.diagnostic.location
      return Message.Problem(
        severity: problem.diagnostic.severity.rawValue, rule: problem.diagnostic.rule,
        place: place.line > 0 ? "\(place.path):\(place.line):\(place.column)" : place.path,
        message: problem.diagnostic.message, advice: problem.diagnostic.advice, line: problem.line,
        column: place.column, length: place.length)
    }
  }
}
