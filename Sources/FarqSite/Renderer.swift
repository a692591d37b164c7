import FarqModel

/// Renders templates with the phrases of one locale beside each view.
///
/// Mustache is slow where thousands of codes show the same things, so a template is rendered once for each shape of view
/// (`ViewShape`), with markers for the texts, and filled in for the others.
final class Renderer: Sendable {
  private let templates: TemplateSet
  private let html: TextView
  private let attributes: TextView
  private let usesStencils: Bool
  private let stencils = MadeOnce<Digest, Stencil>()
  /// Stencils of earlier runs.
  private let memory: any Memory
  /// A digest of the templates and the phrases.
  private let base: UInt64
  /// A view with more texts is that of a whole page, and none is like it.
  private static let mostTexts = 256

  /// - Parameters:
  ///   - memory: stencils of earlier runs; `base` is a digest of the templates and the phrases.
  ///   - usesStencils: false where Mustache alone shall render, for tests to hold the two against each other.
  init(
    _ templates: TemplateSet, phrases: [String: InlineText], memory: any Memory = NoMemory(), base: UInt64 = 0,
    usesStencils: Bool = true
  ) {
    self.templates = templates
    self.memory = memory
    self.base = base
    self.usesStencils = usesStencils
    html = TextView(phrases.mapValues(\.html))
    attributes = TextView(phrases.mapValues(\.plain))
  }

  /// What a template makes of a view.
  func render(_ template: String, _ view: View) -> String {
    guard usesStencils, !templates.readsTexts(template) else { return whole(template, view) }
    let shape = ViewShape(template, view)
    guard shape.texts.count <= Self.mostTexts else { return whole(template, view) }
    let stencil = stencils.value(shape.digest) {
      var key = Digest(seed: base)
      key.add(shape.digest.value)
      return memory.value(key.value) {
        var markers = TextMarkers()
        return Stencil(whole(template, view.marked(&markers)))
      }
    }
    return stencil.filled(shape.texts)
  }

  private func whole(_ template: String, _ view: View) -> String {
    templates.render(template, Scope(view: view, html: html, attributes: attributes))
  }
}
