internal import Mustache

/// What a template sees by names: texts, truth values, numbers, views, and lists of these.
///
/// A type of its own and not a dictionary, since Mustache asks of every value what it can do: the language answers that at
/// once for a plain type, and searches for a generic one.
struct View: Sendable, MustacheParent, ExpressibleByDictionaryLiteral {
  private(set) var values: [(name: String, value: any ViewValue)]

  init(dictionaryLiteral elements: (String, any ViewValue)...) { values = elements.map { ($0, $1) } }

  subscript(name: String) -> (any ViewValue)? {
    get { values.first { $0.name == name }?.value }
    set {
      let place = values.firstIndex { $0.name == name }
      switch (place, newValue) {
      case (let place?, let value?): values[place].value = value
      case (nil, let value?): values.append((name, value))
      case (let place?, nil): values.remove(at: place)
      case (nil, nil): break
      }
    }
  }

  func child(named name: String) -> Any? { self[name] }

  /// The view with what another has and it lacks.
  func adding(_ other: View) -> View {
    var view = self
    for (name, value) in other.values where view[name] == nil { view.values.append((name, value)) }
    return view
  }
}

/// Texts by name, which are the same in all views of a locale.
struct TextView: MustacheParent {
  private let texts: [String: String]

  init(_ texts: [String: String]) { self.texts = texts }

  func child(named name: String) -> Any? { texts[name] }
}

/// What a template sees first: a view, and the phrases of its locale.
struct Scope: MustacheParent {
  let view: View
  /// As `t`: HTML.
  let html: TextView
  /// As `ta`: text for attributes.
  let attributes: TextView

  func child(named name: String) -> Any? {
    switch name {
    case "t": html
    case "ta": attributes
    default: view[name]
    }
  }
}
