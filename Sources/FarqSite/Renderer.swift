import FarqModel
import Synchronization

/// Renders templates with the phrases of one locale beside each view.
///
/// Mustache is slow where thousands of codes show the same things, so a template is rendered once for each shape of view
/// (`ViewShape`), and only the texts are put in for the others.
final class Renderer: Sendable {
  private let templates: TemplateSet
  private let html: TextView
  private let attributes: TextView
  private let usesStencils: Bool
  /// By shape; nil where every view is to be rendered.
  private let stencils = Mutex<[Digest: Stencil?]>([:])

  /// - Parameter usesStencils: whether all is not rendered by Mustache alone, which makes the same.
  init(_ templates: TemplateSet, phrases: [String: InlineText], usesStencils: Bool = true) {
    self.templates = templates
    self.usesStencils = usesStencils
    html = TextView(phrases.mapValues(\.html))
    attributes = TextView(phrases.mapValues(\.plain))
  }

  /// What a template makes of a view.
  func render(_ template: String, _ view: View) -> String {
    guard usesStencils, !templates.readsTexts(template) else { return whole(template, view) }
    let shape = ViewShape(template, view)
    let stencil = stencils.withLock { $0[shape.digest] } ?? make(template, view, shape)
    return stencil?.filled(shape.texts) ?? whole(template, view)
  }

  private func whole(_ template: String, _ view: View) -> String {
    templates.render(template, Scope(view: view, html: html, attributes: attributes))
  }

  private func make(_ template: String, _ view: View, _ shape: ViewShape) -> Stencil? {
    var markers = TextMarkers()
    let stencil = Stencil(whole(template, view.marked(&markers)), texts: shape.texts.count)
    stencils.withLock { $0[shape.digest] = .some(stencil) }
    return stencil
  }
}
