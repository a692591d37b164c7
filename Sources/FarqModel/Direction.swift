/// The base direction of a text, as in HTML's `dir`.
package enum Direction: String, Sendable {
  case ltr, rtl

  package var opposite: Direction { self == .ltr ? .rtl : .ltr }
}
