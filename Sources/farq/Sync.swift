import ArgumentParser
import FarqModel
import FarqTranslation

/// `farq sync`: notes that a translation follows the present source.
struct Sync: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Records that a translation follows the present source.",
    discussion: """
      Writes translation.lock beside the translations. A text is refused when its source has changed since the last \
      record and it has not: either it is still to be done, or --unchanged-ok says why it may stay.
      """)

  @OptionGroup var input: ContentOptions

  @Argument(help: "The translation, such as fr.")
  var locale: String

  @Argument(help: "An article such as family/code, or a part of it: family/code#section, family/code@summary.")
  var article: String?

  @Flag(help: "Record everything that is translated and not recorded yet.")
  var all = false

  @Option(help: "Record it though it has not changed since the source has, for this reason.")
  var unchangedOk: String?

  func validate() throws {
    if all == (article != nil) { throw ValidationError("name an article, or give --all") }
    if all, unchangedOk != nil { throw ValidationError("--unchanged-ok is a reason for an article, not for --all") }
    if let unchangedOk, unchangedOk.allSatisfy(\.isWhitespace) {
      throw ValidationError("--unchanged-ok needs a reason")
    }
  }

  func run() throws {
    let inputs = try TranslationInputs(input)
    let site = try inputs.translation(locale)
    let selection = try article.map { try UnitSelection(checking: $0, in: site) }
    let units = selection?.units ?? site.units.filter { $0.state == .current && !$0.isRecorded }
    var recorder = Recorder(inputs.catalog, site)
    var outcomes: [(unit: TranslationUnit, outcome: Recorder.Outcome)] = []
    for unit in units {
      outcomes.append(
        (unit.unit, recorder.record(unit, isNamed: selection?.isUnit == true, reason: unchangedOk)))
    }
    let files = ContentFiles(folder: inputs.folder)
    for (path, text) in recorder.files.sorted(by: { $0.key < $1.key }) { try files.replace(text, at: path) }
    try tell(outcomes, recorder.files.keys.sorted().map(inputs.content.displayPath))
  }

  private func tell(_ outcomes: [(unit: TranslationUnit, outcome: Recorder.Outcome)], _ paths: [String]) throws {
    let recorded = outcomes.filter { $0.outcome == .recorded }
    for (unit, outcome) in outcomes {
      switch outcome {
      case .recorded: if recorded.count <= Self.mostNamed { Console.out("recorded \(unit.name)\n") }
      case .dropped: Console.out("dropped the record of \(unit.name), whose source is gone\n")
      case .untranslated: Console.out("not translated yet: \(unit.name)\n")
      case .refused(let refusal): Console.error("refused: \(unit.name): \(words(for: refusal, unit))\n")
      case .known: break
      }
    }
    let places = paths.isEmpty ? "" : " in \(paths.joined(separator: ", "))"
    let known = outcomes.count { $0.outcome == .known }
    Console.out(
      "\(Console.count(recorded.count, "unit")) recorded\(places)" + (known > 0 ? ", \(known) known before" : "")
        + "\n")
    let isRefused = outcomes.contains { if case .refused = $0.outcome { true } else { false } }
    let isNothing = !outcomes.isEmpty && outcomes.allSatisfy { $0.outcome == .untranslated }
    if isRefused || isNothing { throw ExitCode(1) }
  }

  private static let mostNamed = 40

  private func words(for refusal: Recorder.Refusal, _ unit: TranslationUnit) -> String {
    switch refusal {
    case .unchanged:
      "the source has changed since it was recorded, and the translation has not. "
        + "`farq diff \(locale) \(unit.name)` shows what changed; translate it, or say why it may stay: "
        + "--unchanged-ok \"reason\""
    case .suspect:
      "its record was edited by hand or merged badly. Look at the translation, then name it by itself: "
        + "farq sync \(locale) '\(unit.name)'"
    case .unresolved:
      "its lock file has lines that belong to no entry (see the errors above); mend or delete them first"
    case .orphan:
      "its source is gone. Delete the translation; `farq sync \(locale) '\(unit.name)'` takes out the record, if any"
    }
  }
}
