import FarqModel

/// Prints reports on translations.
struct StatusPrinter {
  let reports: [TranslationReport]
  let byImpact: Bool

  func render(as format: StatusFormat) -> String {
    switch format {
    case .text: reports.isEmpty ? "There is no translation: every locale is the source.\n" : table + list
    case .json: "{\"locales\":[" + reports.map(json).joined(separator: ",\n") + "]}\n"
    }
  }

  // MARK: Text

  private static let states: [UnitStatus.State] = [.missing, .untranslated, .stale, .suspect, .orphan]

  /// A line per family, with a bar on a terminal.
  private var table: String {
    var rows = [
      ["locale", "family", "done", "units", "current"] + Self.states.map(\.rawValue) + ["not recorded"]
    ]
    for report in reports {
      for part in report.parts { rows.append(row(report.locale, part.family ?? "(home)", part.counts)) }
      if report.parts.count > 1 { rows.append(row(report.locale, "all", report.total)) }
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.enumerated().map { number, row in
      let cells = row.enumerated().map { column, cell in
        let blank = String(repeating: " ", count: widths[column] - cell.count)
        return column < 2 ? cell + blank : blank + cell
      }
      let line = cells.joined(separator: "  ")
      return (number == 0 || row[1] == "all" ? Terminal.styled(line, .bold) : line) + "\n"
    }.joined()
  }

  private func row(_ locale: String, _ family: String, _ counts: TranslationReport.Counts) -> [String] {
    let bar = Terminal.isTerminal ? Terminal.bar(percent: counts.percent) + " " : ""
    return [locale, family, "\(bar)\(counts.percent)%", "\(counts.total)", "\(counts[.current])"]
      + Self.states.map { "\(counts[$0])" } + ["\(counts.notRecorded)"]
  }

  /// What is to be done, one line each, in the manner of compilers.
  private var list: String {
    let lines = reports.map { report in
      let work = byImpact ? report.workByImpact : report.work
      let unrecorded = work.filter { $0.status.state == .current }
      // Thousands of lines that one command settles would hide the others.
      let isLong = unrecorded.count > Self.mostUnrecorded
      return work.filter { !isLong || $0.status.state != .current }.map(line).joined()
        + (isLong
          ? "\(report.locale): \(unrecorded.count) translated units are not recorded; "
            + "`farq sync \(report.locale) --all` records them\n" : "")
    }.joined()
    return lines.isEmpty ? "" : "\n" + lines
  }

  private static let mostUnrecorded = 10

  private func line(_ work: TranslationReport.Work) -> String {
    let place = work.status.location
    let state = work.status.state == .current ? "not recorded" : work.status.state.rawValue
    let pages = Console.count(work.pages, "page")
    let impact = byImpact ? ", weight \(work.weight), impact \(work.impact)" : ""
    return "\(place.line > 0 ? "\(place.path):\(place.line)" : place.path): \(state): \(work.status.unit.name) "
      + Terminal.styled("(\(pages)\(impact))", .faint) + "\n"
  }

  // MARK: JSON

  private func json(_ report: TranslationReport) -> String {
    let parts = report.parts.map { part in
      let family = part.family.map { "\"\(Escape.json($0))\"" } ?? "null"
      return "{\"family\":\(family),\(json(part.counts))}"
    }
    let work = (byImpact ? report.workByImpact : report.work).map(json)
    return "{\"locale\":\"\(Escape.json(report.locale))\",\(json(report.total)),\n\"families\":["
      + parts.joined(separator: ",\n") + "],\n\"work\":[" + work.joined(separator: ",\n") + "]}"
  }

  private func json(_ counts: TranslationReport.Counts) -> String {
    let states = UnitStatus.State.allCases.map { "\"\($0.rawValue)\":\(counts[$0])" }
    return
      "\"units\":\(counts.total),\"percent\":\(counts.percent),\(states.joined(separator: ",")),"
      + "\"notRecorded\":\(counts.notRecorded)"
  }

  private func json(_ work: TranslationReport.Work) -> String {
    let status = work.status
    let words = [("unit", status.unit.name), ("state", status.state.rawValue), ("path", status.location.path)]
      .map { "\"\($0)\":\"\(Escape.json($1))\"" }
    let source =
      status.source.map {
        "\"source\":{\"path\":\"\(Escape.json($0.path))\",\"line\":\($0.line)}"
      } ?? "\"source\":null"
    return "{" + words.joined(separator: ",") + ",\"line\":\(status.location.line),\"recorded\":\(status.isRecorded),"
      + "\"pages\":\(work.pages),\"weight\":\(work.weight),\"impact\":\(work.impact),\(source)}"
  }
}
