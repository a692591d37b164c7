import FarqModel

/// All of a view that a template can make a difference of, but for the words of its texts: which names it has, what is
/// true, how long lists are, which texts are empty. Of two views of one shape a template makes the same, but for the texts.
struct ViewShape {
  private(set) var digest = Digest()
  /// In the order of the view.
  private(set) var texts: [String] = []

  init(_ template: String, _ view: View) {
    digest.add(template)
    view.add(to: &self)
  }

  /// What kinds of values there are; templates treat no two alike.
  enum Kind: UInt64 { case text, flag, number, list, view }

  mutating func add(name: String) { digest.add(name) }

  mutating func add(_ kind: Kind, _ number: Int) {
    digest.add(kind.rawValue)
    digest.add(UInt64(bitPattern: Int64(number)))
  }

  mutating func add(text: String) {
    add(.text, text.isEmpty ? 0 : text.endsLine ? 1 : 2)
    if !text.isEmpty { texts.append(text) }
  }
}

/// The marker that stands for each text of a view, one after another.
///
/// A quotation mark goes with it, so that it is seen whether a template escapes the text. An end of line stays, since Mustache
/// indents what follows one in a partial.
struct TextMarkers {
  static let mark = "\""
  private(set) var count = 0

  mutating func marked(_ text: String) -> String {
    guard !text.isEmpty else { return text }
    count += 1
    return SlotMarker.character(count - 1) + Self.mark + (text.endsLine ? "\n" : "")
  }
}

/// What a view can hold.
protocol ViewValue: Sendable {
  func add(to shape: inout ViewShape)
  /// The value with markers in place of its texts.
  func marked(_ markers: inout TextMarkers) -> Self
}

extension View: ViewValue {
  func add(to shape: inout ViewShape) {
    shape.add(.view, entries.count)
    for entry in entries {
      shape.add(name: entry.name)
      entry.value.add(to: &shape)
    }
  }

  func marked(_ markers: inout TextMarkers) -> View {
    var view = self
    for entry in entries { view[entry.name] = entry.value.marked(&markers) }
    return view
  }
}

extension Array: ViewValue where Element: ViewValue {
  func add(to shape: inout ViewShape) {
    shape.add(.list, count)
    for element in self { element.add(to: &shape) }
  }

  func marked(_ markers: inout TextMarkers) -> [Element] {
    var elements: [Element] = []
    for element in self { elements.append(element.marked(&markers)) }
    return elements
  }
}

extension String: ViewValue {
  func add(to shape: inout ViewShape) { shape.add(text: self) }
  func marked(_ markers: inout TextMarkers) -> String { markers.marked(self) }
}

extension Bool: ViewValue {
  func add(to shape: inout ViewShape) { shape.add(.flag, self ? 1 : 0) }
  func marked(_ markers: inout TextMarkers) -> Bool { self }
}

extension Int: ViewValue {
  func add(to shape: inout ViewShape) { shape.add(.number, self) }
  func marked(_ markers: inout TextMarkers) -> Int { self }
}

extension String {
  /// As Mustache sees it: a line that ends with CR LF does not.
  var endsLine: Bool { utf8.last == UInt8(ascii: "\n") && utf8.dropLast().last != UInt8(ascii: "\r") }
}
