import Foundation

/// What standard output can show.
enum Terminal {
  static let isTerminal = isatty(STDOUT_FILENO) == 1

  /// Colours are for terminals, and for those who do not decline them (https://no-color.org).
  static let hasColor: Bool = {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal && environment["NO_COLOR"]?.isEmpty != false && environment["TERM"] != "dumb"
  }()

  enum Style: String {
    case bold = "1"
    case faint = "2"
    case removed = "9;31"
    case added = "4;32"
  }

  static func styled(_ text: String, _ style: Style) -> String {
    hasColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// A share as a bar of ten cells: full only when all is done, and never empty when something is.
  static func bar(percent: Int) -> String {
    let cells = percent == 100 ? 10 : min(9, max(percent > 0 ? 1 : 0, percent / 10))
    return String(repeating: "█", count: cells) + String(repeating: "░", count: 10 - cells)
  }
}
