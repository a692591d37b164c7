internal import Mustache

/// What a template sees by names: texts, truth values, numbers, views, and lists of these.
///
/// A type of its own and not a dictionary, since Mustache asks of every value what it can do: the language answers that at
/// once for a plain type, and searches for a generic one.
struct View: Sendable, MustacheParent, ExpressibleByDictionaryLiteral {
  struct Entry: Sendable {
    let name: String
    var value: any ViewValue
  }

  private(set) var entries: [Entry]

  init(dictionaryLiteral elements: (String, any ViewValue)...) { entries = elements.map { Entry(name: $0, value: $1) } }

  subscript(name: String) -> (any ViewValue)? {
    get { entries.first { $0.name == name }?.value }
    set {
      let place = entries.firstIndex { $0.name == name }
      switch (place, newValue) {
      case (let place?, let value?): entries[place].value = value
      case (nil, let value?): entries.append(Entry(name: name, value: value))
      case (let place?, nil): entries.remove(at: place)
      case (nil, nil): break
      }
    }
  }

  func child(named name: String) -> Any? { self[name] }

  /// The view with what another has and it lacks.
  func adding(_ other: View) -> View {
    var view = self
    for entry in other.entries where view[entry.name] == nil { view.entries.append(entry) }
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
