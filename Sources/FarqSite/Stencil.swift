import FarqModel

/// What a template makes of all views of one shape: its words, with places where the texts of a view go.
struct Stencil: Sendable {
  private struct Place: Sendable {
    /// What stands before the text.
    var words: String
    /// The number of the text in its view.
    var text: Int
    var isEscaped: Bool
  }

  private var places: [Place] = []
  private var rest = ""
  private let size: Int

  /// - Parameter rendered: what the template makes of a view with markers.
  init(_ rendered: String) {
    size = rendered.utf8.count
    var slot: Int?
    for piece in SlotMarker.pieces(rendered) {
      guard let text = slot else {
        rest = piece.literal
        slot = piece.slot
        continue
      }
      let isEscaped = piece.literal.utf8.first != TextMarkers.mark.utf8.first
      let mark = isEscaped ? Escape.html(TextMarkers.mark) : TextMarkers.mark
      places.append(Place(words: rest, text: text, isEscaped: isEscaped))
      rest = String(Substring(piece.literal.utf8.dropFirst(mark.utf8.count)))
      slot = piece.slot
    }
  }

  /// What the template makes of a view with these texts.
  func filled(_ texts: [String]) -> String {
    var filled = ""
    filled.reserveCapacity(places.reduce(size) { $0 + texts[$1.text].utf8.count })
    for place in places {
      filled += place.words
      let text = texts[place.text]
      // The end of the line stands in the words behind.
      filled += place.isEscaped ? Escape.html(text.withoutLineEnd) : text.withoutLineEnd
    }
    return filled + rest
  }
}

extension Stencil: Packable {
  func pack(into packer: inout Packer) {
    packer.add(size)
    packer.add(places) { place, packer in
      packer.add(place.words)
      packer.add(place.text)
      packer.add(place.isEscaped ? 1 : 0)
    }
    packer.add(rest)
  }

  init(from unpacker: inout Unpacker) throws {
    size = try unpacker.int()
    places = try unpacker.list {
      Place(words: try $0.text(), text: try $0.int(), isEscaped: try $0.int() == 1)
    }
    rest = try unpacker.text()
  }
}

extension String {
  fileprivate var withoutLineEnd: String { endsLine ? String(Substring(utf8.dropLast())) : self }
}
