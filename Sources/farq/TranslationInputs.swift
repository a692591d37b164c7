import ArgumentParser
import FarqContent
import FarqModel
import FarqSource

/// Where the commands about translations read from.
struct ContentOptions: ParsableArguments {
  @Option(help: "The folder of content.")
  var content = "Content"
}

/// What the commands about translations work on: the content alone.
struct TranslationInputs {
  let folder: String
  let content: SourceTree
  let catalog: Catalog
  let sites: [LocalizedSite]
  let hasErrors: Bool

  /// Reads the content. Its errors are printed, since what can't be read is not counted.
  /// - Throws: what `FolderReader` throws, and `ExitCode` when there is nothing to work on.
  init(_ options: ContentOptions) throws {
    folder = options.content
    let reading = try FolderReader.read(options.content)
    let read = ContentReader.read(reading.tree)
    let errors = (reading.diagnostics + read.diagnostics).inReadingOrder.filter { $0.severity == .error }
    let tree = reading.tree
    Console.report(errors, as: .text) { tree.line(at: $0) }
    guard let catalog = read.catalog else { throw ExitCode(1) }
    content = tree
    hasErrors = !errors.isEmpty
    self.catalog = catalog
    sites = Localizer.localize(catalog)
  }

  /// The translations, which are all locales but the source.
  var translations: [LocalizedSite] { sites.filter { $0.locale.id != $0.source.id } }

  /// One translation by its name.
  /// - Throws: `ValidationError` when there is none.
  func translation(_ name: String) throws -> LocalizedSite {
    if let site = translations.first(where: { $0.locale.id == name }) { return site }
    if name == catalog.site.source {
      throw ValidationError("«\(name)» is the source locale, which others are translated from")
    }
    throw ValidationError(
      "there is no locale «\(name)». \(Suggestion.advice(for: name, among: translations.map(\.locale.id)))")
  }

  func family(_ name: String) throws -> Family {
    if let family = catalog.family(name) { return family }
    throw ValidationError(
      "there is no family «\(name)». \(Suggestion.advice(for: name, among: catalog.site.families))")
  }
}
