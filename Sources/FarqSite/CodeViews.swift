import FarqModel

/// How the codes of a family are shown on all kinds of pages.
final class CodeViews: Sendable {
  let family: LocalizedFamily
  let traits: TraitViews
  let context: LocaleContext

  /// - Parameter family: `LocaleContext.shown`.
  init(_ family: LocalizedFamily, _ context: LocaleContext) {
    self.context = context
    self.family = family
    traits = TraitViews(family: self.family, context: context)
  }

  var codes: [Code] { family.family.codes }

  func path(_ index: Int) -> SitePath { .code(context.id, family.family.slug, codes[index].slug) }

  /// The gloss in the page's language, or else the official phrase.
  func name(_ index: Int) -> InlineText {
    let name = family.codes[index].text("name")
    return name.html.isEmpty ? .code(codes[index].official) : name
  }

  /// "SMTP 450" as a heading of cards and columns.
  func heading(_ code: InlineText) -> String {
    context.phrases.text(.codeHeading, ["family": .code(family.family.name), "code": code]).html
  }

  func heading(_ index: Int) -> String { heading(.code(codes[index].id)) }

  /// The title of a code's page.
  func title(_ code: InlineText, _ name: InlineText) -> InlineText {
    context.phrases.text(.codeTitle, ["family": .code(family.family.name), "code": code, "name": name])
  }

  /// What a code's page says of itself to search engines: the summary, or else the title.
  func description(_ index: Int) -> InlineText {
    let summary = family.codes[index].text("summary")
    return summary.plain.isEmpty ? title(.code(codes[index].id), name(index)) : summary
  }

  /// What cards, lists and the code's own page show alike.
  func summary(_ index: Int) -> View {
    let code = codes[index]
    var view: View = [
      "code": Escape.html(code.id), "slug": code.slug, "href": path(index).fileName,
      "heading": heading(index), "name": name(index).html, "official": official(code),
      "differs": !name(index).bare.hasPrefix(code.official),
      "summary": family.codes[index].text("summary").html, "tone": traits.tone(of: code),
    ]
    if let status = status(code) { view["status"] = status }
    if let classID = code.classID {
      view["class"] = ["id": classID, "label": (family.classes[classID] ?? .code(classID)).html] as View
    }
    return view
  }

  func card(_ index: Int) -> View {
    var view = summary(index)
    view["highlights"] = traits.highlights(of: codes[index])
    view["tracks"] = traits.tracks(of: codes[index])
    return view
  }

  /// The references of a code where another page shows them.
  func references(_ code: InlineText, _ name: InlineText, slug: String, sources: String) -> String {
    let page = context.phrases.text(.codePage, ["family": .code(family.family.name), "code": code, "name": name])
    return context.render(
      "references", ["heading": heading(code), "href": "\(slug).html", "page": page.html, "sources": sources])
  }

  func sources(_ index: Int) -> String { context.render("reference-list", ["items": referenceItems(index)]) }

  /// How the pages of a code's neighbours lead to it.
  func step(_ code: InlineText, slug: String, isPrevious: Bool) -> String {
    context.render("code-step", ["href": "\(slug).html", "label": heading(code), "previous": isPrevious])
  }

  /// A code's line in another code's list of comparisons.
  /// - Parameter pair: the name of the comparison's file.
  func item(_ code: String, _ name: String, tone: String, pair: String, featured: Bool) -> String {
    context.render(
      "pair-item", ["href": pair, "label": code, "name": name, "featured": featured, "tone": tone])
  }

  private func referenceItems(_ index: Int) -> [View] {
    codes[index].references.map { reference in
      var view: View = ["text": isolated(Escape.html(reference.text))]
      if let url = reference.url { view["href"] = url }
      return view
    }
  }

  private func status(_ code: Code) -> View? {
    guard code.status != Code.currentStatus else { return nil }
    let label = context.site.phrases[PhraseKey.status(code.status)]?.forms["other"]
    return ["id": code.status, "label": (label ?? .code(code.status)).html]
  }

  /// The registry's phrase is in the source language on any page.
  private func official(_ code: Code) -> String {
    let html = Escape.html(code.official)
    let source = context.site.source
    return context.id == source.id
      ? html : "<span lang=\"\(source.id)\" dir=\"\(source.direction.rawValue)\">\(html)</span>"
  }

  private func isolated(_ html: String) -> String {
    context.locale.direction == .rtl ? "<bdi dir=\"ltr\">\(html)</bdi>" : html
  }
}

extension LocalizedFamily {
  /// The family without the Markdown of its codes, once that is rendered.
  var withoutSections: LocalizedFamily {
    var family = self
    family.codes = family.codes.map(\.withoutSections)
    return family
  }
}

extension SitePath {
  /// The address from another page of the same folder.
  var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }
}
