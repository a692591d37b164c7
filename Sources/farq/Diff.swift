import ArgumentParser
import FarqModel
import FarqTranslation

/// `farq diff`: what has changed in the source since a text was translated.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows what has changed in the source since a text was translated, beside the translation.",
    discussion: "Without an article, all texts are shown that are stale or suspect.")

  @OptionGroup var input: ContentOptions

  @Argument(help: "The translation, such as fr.")
  var locale: String

  @Argument(help: "An article such as family/code, or a part of it: family/code#section, family/code@summary.")
  var article: String?

  func run() throws {
    let inputs = try TranslationInputs(input)
    let site = try inputs.translation(locale)
    let selection = try article.map { try UnitSelection(checking: $0, in: site) }
    let changed = (selection?.units ?? site.units).filter { [.stale, .suspect].contains($0.state) }
    var texts = UnitTexts(inputs.catalog)
    for status in changed { Console.out(Self.text(status, site, inputs.catalog, &texts)) }
    if let selection, changed.isEmpty {
      for status in selection.units { Console.out("\(status.unit.name): \(Self.words(for: status))\n") }
    } else if changed.isEmpty {
      Console.out("Nothing of \(locale) is stale.\n")
    }
  }

  /// Why there is nothing to show.
  private static func words(for status: UnitStatus) -> String {
    switch status.state {
    case .current where status.isRecorded: "the source has not changed since it was recorded"
    case .current: "nothing is recorded, so it is not known what it was made from; `farq sync` records it"
    case .missing: "missing; there is no translation yet"
    case .untranslated: "still the source's text"
    case .stale, .suspect: status.state.rawValue
    case .orphan: "its source is gone"
    }
  }

  /// The source then and now; and the translation in lines of its own, because a terminal gives each line one direction.
  private static func text(
    _ status: UnitStatus, _ site: LocalizedSite, _ catalog: Catalog, _ texts: inout UnitTexts
  ) -> String {
    let unit = status.unit
    let old = catalog.texts[site.locale.id]?.lock(of: unit.family).entries[unit.key]
    let new = texts.normalForm(of: unit, in: site.source.id) ?? ""
    var text = Terminal.styled("\(unit.name): \(status.state.rawValue)", .bold) + "\n"
    text += place(status.source) + "source, as recorded and now:\n"
    if let old {
      let difference = WordDifference(from: old.text, to: new)
      text += difference.isEmpty ? "(the same; the record itself was edited)\n" : rendered(difference)
    } else {
      text += "(the record can't be read)\n" + new
    }
    text += place(status.location) + "translation:\n"
    return text + (texts.written(unit, in: site.locale.id) ?? "") + "\n\n"
  }

  private static func place(_ location: SourceLocation?) -> String {
    location.map { Terminal.styled("\($0.path):\($0.line): ", .faint) } ?? ""
  }

  /// With colours, or else with the marks of `git diff --word-diff`.
  private static func rendered(_ difference: WordDifference) -> String {
    let text = difference.pieces.map { piece in
      switch piece {
      case .same(let words): words
      case .removed(let words):
        Terminal.hasColor ? Terminal.styled(words, .removed) : "[-\(words)-]"
      case .added(let words): Terminal.hasColor ? Terminal.styled(words, .added) : "{+\(words)+}"
      }
    }.joined()
    return text.hasSuffix("\n") ? text : text + "\n"
  }
}

extension UnitSelection {
  /// The units of a name; a name that stands for nothing is wrong usage.
  init(checking name: String, in site: LocalizedSite) throws {
    do { self = try UnitSelection(name, in: site) } catch {
      throw ValidationError("\(error.message). \(error.advice)")
    }
  }
}
