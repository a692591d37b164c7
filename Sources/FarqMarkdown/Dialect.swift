package import FarqModel

/// How Markdown is written out as HTML: for which direction, and with which words for what GFM itself leaves wordless.
package struct Dialect: Sendable {
  package var direction: Direction
  /// Accessible names of the boxes of a task list.
  package var taskDone: String
  package var taskOpen: String
  /// Accessible name of the link from a footnote back to its mark.
  package var footnoteBack: String
  /// Turns the author's address of a link or image into the page's.
  package var address: @Sendable (String) -> String

  /// How a pseudo-locale writes the text's words.
  package var wording: Wording?

  package init(
    direction: Direction, taskDone: String = "", taskOpen: String = "", footnoteBack: String = "",
    wording: Wording? = nil,
    address: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.direction = direction
    self.taskDone = taskDone
    self.taskOpen = taskOpen
    self.footnoteBack = footnoteBack
    self.wording = wording
    self.address = address
  }
}
