import ArgumentParser
import FarqModel

/// `farq status`: how far the translations are, and what is to be done.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Counts what is translated, and lists what is missing, out of date or not recorded.",
    discussion: """
      States: missing (the source is shown), untranslated (still the source's text), stale (the source has changed since), \
      suspect (its record was edited by hand or merged badly), orphan (its source is gone), current. A current text is \
      «not recorded» until `farq sync` notes what it was made from.
      """)

  @OptionGroup var input: ContentOptions

  @Option(help: "Report on this translation only; may be given several times.")
  var locale: [String] = []

  @Option(help: "Report on this family only; may be given several times.")
  var family: [String] = []

  @Flag(help: "List first what most pages show, times the weight of its section in site.yaml.")
  var byImpact = false

  @Option(help: "How the report is printed: \(StatusFormat.allValueStrings.joined(separator: ", ")).")
  var format = StatusFormat.text

  func run() throws {
    let inputs = try TranslationInputs(input)
    let sites = locale.isEmpty ? inputs.translations : try locale.map(inputs.translation)
    for name in family { _ = try inputs.family(name) }
    let reports = sites.map {
      TranslationReport($0, sections: inputs.catalog.site.sections, families: Set(family))
    }
    Console.out(StatusPrinter(reports: reports, byImpact: byImpact).render(as: format))
    if inputs.hasErrors { throw ExitCode(1) }
  }
}

/// The forms in which a report is printed, for people and for programs.
enum StatusFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
