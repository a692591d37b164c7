import ArgumentParser
import FarqContent
import FarqModel
import FarqTranslation

/// `farq new …`: files to start from.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes the files of a new translation, code, family or locale, for their author to go on from.",
    discussion: "What is written passes `farq check`. Nothing that exists is overwritten.",
    subcommands: [NewTranslation.self, NewCode.self, NewFamily.self, NewLocale.self])
}

struct NewTranslation: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translation", abstract: "Starts an article of a locale from the source's text.")

  @OptionGroup var input: ContentOptions

  @Argument(help: "The translation, such as fr.")
  var locale: String

  @Argument(help: "An article such as family/code, family/family or index.")
  var article: String

  func run() throws {
    let inputs = try TranslationInputs(input)
    let site = try inputs.translation(locale)
    let selection = try UnitSelection(checking: article, in: site)
    if selection.isUnit { throw ValidationError("name an article, without the part behind «#» or «@»") }
    guard let unit = selection.units.first?.unit else { return }
    let (path, text) = try drafting { () throws(Drafts.Refusal) in
      try Drafts(inputs.catalog, inputs.content).translation(unit, into: site.locale)
    }
    try ContentFiles(folder: inputs.folder).create(text, at: path)
    Console.out("wrote \(inputs.content.displayPath(path)), which holds the source's text under your headings\n")
    Console.out("next: translate it, look at it with `farq check`, then `farq sync \(locale) \(unit.articleName)`\n")
  }
}

struct NewCode: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code", abstract: "Adds a code to a family, with an article in the source locale.")

  @OptionGroup var input: ContentOptions

  @Argument(help: "The family that the code belongs to.")
  var family: String

  @Argument(help: "The code, as its protocol writes it.")
  var code: String

  @Option(help: "The official phrase of the registry.")
  var name: String

  @Option(help: "The specification that defines it, as one cites it.")
  var reference: String?

  func run() throws {
    let inputs = try TranslationInputs(input)
    let family = try inputs.family(family)
    let files = try drafting { () throws(Drafts.Refusal) in
      try Drafts(inputs.catalog, inputs.content).code(code, named: name, reference: reference, in: family)
    }
    try write(files, inputs)
    Console.out("next: choose the values of its traits (each has the first of its list)")
    Console.out(reference == nil ? ", cite its specification, and write the article\n" : ", and write the article\n")
  }
}

struct NewFamily: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "family", abstract: "Adds a family with its first code, in the source locale.")

  @OptionGroup var input: ContentOptions

  @Argument(help: "The family's name in addresses: lower-case letters, digits, hyphens.")
  var slug: String

  @Option(help: "The name that stands before a code; the slug in capital letters if not given.")
  var name: String?

  @Option(help: "The first code.")
  var code = "1"

  @Option(help: "The official phrase of the first code; the code itself if not given.")
  var codeName: String?

  func run() throws {
    let inputs = try TranslationInputs(input)
    let files = try drafting { () throws(Drafts.Refusal) in
      try Drafts(inputs.catalog, inputs.content).family(
        slug, named: name ?? slug.uppercased(), code: code, codeName: codeName ?? code)
    }
    try write(files, inputs)
    Console.out("next: write its text and first article, add traits, and codes with `farq new code \(slug)`;\n")
    Console.out("its place on the home page is in \(inputs.content.displayPath("site.yaml")) under families\n")
  }
}

struct NewLocale: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locale", abstract: "Starts a translation into another language.")

  @OptionGroup var input: ContentOptions

  @Argument(help: "The BCP 47 tag of the language, such as fr or pt-BR.")
  var tag: String

  func run() throws {
    let inputs = try TranslationInputs(input)
    let path = "\(tag)/locale.yaml"
    guard inputs.content.files[path] == nil else {
      throw ValidationError("\(inputs.content.displayPath(path)) exists; nothing was written")
    }
    let isSafe = tag.wholeMatch(of: /[A-Za-z0-9]+(-[A-Za-z0-9]+)*/) != nil
    let source = inputs.content.text("\(inputs.catalog.site.source)/locale.yaml") ?? ""
    guard isSafe, let text = LocaleDraft.text(for: tag, from: source) else {
      throw ValidationError("«\(tag)» is no language that ICU knows. Give a BCP 47 tag such as fr, pt-BR or zh-Hant.")
    }
    try ContentFiles(folder: inputs.folder).create(text, at: path)
    Console.out("wrote \(inputs.content.displayPath(path)), with the source's headings and phrases to be translated\n")
    Console.out(
      "next: translate them, then `farq new translation \(tag) index`; `farq status` says what matters most\n")
  }
}

/// Runs what drafts files; a refusal is wrong usage.
private func drafting<T>(_ draft: () throws(Drafts.Refusal) -> T) throws -> T {
  do { return try draft() } catch { throw ValidationError("\(error.message). \(error.advice)") }
}

/// New files first: a file that names them comes when they are there.
private func write(_ drafted: Drafts.Files, _ inputs: TranslationInputs) throws {
  let files = ContentFiles(folder: inputs.folder)
  for (path, text) in drafted.new.sorted(by: { $0.key < $1.key }) {
    try files.create(text, at: path)
    Console.out("wrote \(inputs.content.displayPath(path))\n")
  }
  for (path, text) in drafted.changed.sorted(by: { $0.key < $1.key }) {
    try files.replace(text, at: path)
    Console.out("changed \(inputs.content.displayPath(path))\n")
  }
}
