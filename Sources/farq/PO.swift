import ArgumentParser
import FarqModel
import FarqTranslation
import Foundation

/// `farq po`: translations by way of the files that Poedit, Weblate and gettext's tools read.
struct PO: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "po", abstract: "Exports and imports translations as gettext PO files.",
    subcommands: [Export.self, Import.self])

  /// `farq po export`: one file for each family, and one for the home page.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Writes a PO file of each family.",
      discussion: """
        A message is a paragraph, a list item, a table cell or a short text of the front matter. What changed in the \
        source since it was translated is marked fuzzy, with the source as it was.
        """)

    @OptionGroup var input: ContentOptions

    @Argument(help: "The translation, such as fr.")
    var locale: String

    @Option(help: "Export this family only; may be given several times.")
    var family: [String] = []

    @Option(help: "The folder that the files are written to.")
    var output = "PO"

    func run() throws {
      let inputs = try TranslationInputs(input)
      let site = try inputs.translation(locale)
      let families = try family.map { try inputs.family($0).slug }
      let export = POExport(inputs.catalog, site, inputs.content)
      let names: [String?] = families.isEmpty ? [nil] + inputs.catalog.site.families.map { $0 } : families.map { $0 }
      let files = ContentFiles(folder: output)
      for name in names {
        let file = export.file(of: name)
        let path = "\(locale)/\(name ?? "index").po"
        try files.replace(file.text, at: path)
        let open = file.entries.count { $0.translation.isEmpty || $0.isFuzzy }
        Console.out("\(output)/\(path): \(Console.count(file.entries.count, "message")), \(open) to translate\n")
      }
    }
  }

  /// `farq po import`: takes what is translated and not fuzzy into the Markdown files.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Takes the translations of PO files into the articles.",
      discussion: """
        An article's file is changed in the translated paragraphs alone, and whole or not at all: it is left as it is \
        when it, or its source, has changed since the export. Empty and fuzzy messages are skipped. Afterwards, \
        `farq sync` records what follows the present source.
        """)

    @OptionGroup var input: ContentOptions

    @Argument(help: "The translation, such as fr.")
    var locale: String

    @Argument(help: "PO files, or folders of them.", completion: .file(extensions: ["po"]))
    var files: [String]

    func run() throws {
      let inputs = try TranslationInputs(input)
      let site = try inputs.translation(locale)
      guard !inputs.hasErrors else {
        Console.error("Nothing was imported: mend the content first.\n")
        throw ExitCode(1)
      }
      let texts = try files.flatMap(poFiles).map { path in
        do {
          return (path: path, text: try String(contentsOfFile: path, encoding: .utf8))
        } catch {
          throw ContentFiles.Failure(path: path, reason: error.localizedDescription, isReading: true)
        }
      }
      let result = POImport(inputs.catalog, site, inputs.content).result(of: texts)
      let tree = SourceTree(root: "", texts: Dictionary(texts.map { ($0.path, $0.text) }) { first, _ in first })
      Console.report(result.diagnostics.inReadingOrder, as: .text) { tree.line(at: $0) }
      let writer = ContentFiles(folder: inputs.folder)
      for (path, text) in result.changed.sorted(by: { $0.key < $1.key }) { try writer.replace(text, at: path) }
      for (path, text) in result.new.sorted(by: { $0.key < $1.key }) { try writer.create(text, at: path) }
      tell(result)
      if result.diagnostics.hasErrors { throw ExitCode(1) }
    }

    /// A file as it was named; of a folder, all PO files below it.
    private func poFiles(at path: String) throws -> [String] {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
        return [path]
      }
      let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
      let found = names.filter { $0.hasSuffix(".po") }.sorted().map { "\(path)/\($0)" }
      if found.isEmpty { throw ValidationError("there is no PO file in \(path)") }
      return found
    }

    private func tell(_ result: POImport.Result) {
      let written = (Array(result.changed.keys) + Array(result.new.keys)).sorted()
      for path in written.prefix(Self.mostNamed) { Console.out("\(input.content)/\(path)\n") }
      if written.count > Self.mostNamed { Console.out("and \(written.count - Self.mostNamed) more\n") }
      var words = "\(Console.count(result.taken, "translation")) taken into \(Console.count(written.count, "file"))"
      if result.waiting > 0 { words += ", \(result.waiting) of sections that are not whole yet held back" }
      Console.out(words + "\n")
      if result.taken > 0 { Console.out("Read them, then record them: farq sync \(locale) …\n") }
    }

    private static let mostNamed = 40
  }
}
