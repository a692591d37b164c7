import FarqModel
import FarqPublish
import Foundation
import Synchronization

/// Prints for people and programs: results to standard output, the rest to standard error.
enum Console {
  static func out(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  static func error(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// Problems in the chosen form: for people to standard error, for programs to standard output.
  static func report(_ diagnostics: [Diagnostic], as format: DiagnosticFormat, line: (SourceLocation) -> String?) {
    let text = format.render(diagnostics, line: line)
    if format == .text { error(text) } else { out(text) }
  }

  /// One line on what was done.
  static func summary(
    _ site: Published, _ summary: Publisher.Summary, _ diagnostics: [Diagnostic], since start: ContinuousClock.Instant
  ) -> String {
    let pages = ["chooser", "home", "notfound", "translation", "family", "code", "pair"].reduce(0) {
      $0 + site.count(of: $1)
    }
    let seconds = String(format: "%.2f", (ContinuousClock().now - start) / .seconds(1))
    return "\(count(pages, "page")) (\(site.count(of: "pair")) comparisons) from "
      + "\(count(site.fragmentCount, "fragment")); \(summary.written) of \(count(summary.files, "file")) written, "
      + "\(summary.removed) removed; \(counts(diagnostics)); \(seconds) s, \(peakMemory) MiB\n"
  }

  /// Bytes to standard output.
  /// - Throws: when nobody takes them any more.
  static func write(_ bytes: UnsafeRawBufferPointer) throws {
    guard let start = bytes.baseAddress else { return }
    let data = Data(bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count, deallocator: .none)
    try FileHandle.standardOutput.write(contentsOf: data)
  }

  /// "2 errors and 1 warning", in English as all of the command line.
  static func counts(_ diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    return "\(count(errors, "error")), \(count(warnings, "warning"))"
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// The most memory that the process has held, in MiB.
  static var peakMemory: Int {
    // Linux counts what the parent held before the program was started into `ru_maxrss`, but not here.
    if let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kibibytes = line.split(separator: " ").compactMap({ Int($0) }).first
    {
      return kibibytes / 1024
    }
    var usage = rusage()
    #if os(macOS)
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss / (1024 * 1024)
    #else
      getrusage(RUSAGE_SELF.rawValue, &usage)
      return usage.ru_maxrss / 1024
    #endif
  }
}

/// A line on a terminal that counts the files done; nothing where standard error is no terminal.
final class Progress: Sendable {
  private let total: Int
  private let shown = Mutex(0)
  private let isTerminal = isatty(STDERR_FILENO) == 1

  init(total: Int) { self.total = total }

  func update(_ done: Int) {
    guard isTerminal else { return }
    shown.withLock { shown in
      guard done > shown else { return }
      shown = done
      Console.error("\r\(done) of \(total) files")
      if done == total { Console.error("\r\u{1B}[K") }
    }
  }
}
