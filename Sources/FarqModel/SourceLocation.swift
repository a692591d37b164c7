/// A place in a content or template file, as compilers print it.
package struct SourceLocation: Hashable, Sendable, Comparable {
  /// Path as the author knows it, such as `Content/ar/smtp/214.md`.
  package var path: String
  /// Line from 1; 0 means the file as a whole.
  package var line: Int
  /// Column from 1, counted in characters.
  package var column: Int
  /// How many characters the caret underlines, at least 1.
  package var length: Int

  package init(_ path: String, line: Int = 0, column: Int = 1, length: Int = 1) {
    self.path = path
    self.line = line
    self.column = column
    self.length = length
  }

  package static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.path, a.line, a.column, a.length) < (b.path, b.line, b.column, b.length)
  }
}

/// A value together with the place where its author wrote it.
package struct Located<Value> {
  package var value: Value
  package var location: SourceLocation

  package init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
