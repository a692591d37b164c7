internal import Mustache

/// What a template sees by names: texts, truth values, views, lists of views.
///
/// A type of its own and not a dictionary, since Mustache asks of every value what it can do: the language answers that at
/// once for a plain type, and searches for a generic one.
struct View: MustacheParent, ExpressibleByDictionaryLiteral {
  private var values: [String: Any]

  init(dictionaryLiteral elements: (String, Any)...) {
    values = Dictionary(elements) { _, last in last }
  }

  subscript(name: String) -> Any? {
    get { values[name] }
    set { values[name] = newValue }
  }

  func child(named name: String) -> Any? { values[name] }

  /// The view with what another has and it lacks.
  func adding(_ other: View) -> View {
    var view = self
    view.values.merge(other.values) { own, _ in own }
    return view
  }
}

/// Texts by name.
struct TextView: MustacheParent {
  private let texts: [String: String]

  init(_ texts: [String: String]) { self.texts = texts }

  func child(named name: String) -> Any? { texts[name] }
}
