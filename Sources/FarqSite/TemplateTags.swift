/// A tag of a Mustache template, as far as checks look into it without rendering.
struct TemplateTag {
  /// `#`, `^`, `$`, `&`, `>`, `/`, `!` or nothing.
  var sigil: Character?
  /// Whether what is shown is not escaped: `{{{name}}}` or `{{&name}}`.
  var isRaw: Bool
  /// What stands after the sigil, without spaces around it: `t.home`, `name`, `uppercased(name)`.
  var content: Substring
  /// From 1.
  var line: Int
  /// Of `content`, in characters from 1.
  var column: Int

  /// The function that the tag calls, and what on; nil where it calls none.
  var call: (function: Substring, argument: Substring)? {
    guard let open = content.firstIndex(of: "("), let close = content.firstIndex(of: ")"), open < close else {
      return nil
    }
    return (content[..<open], content[content.index(after: open)..<close].trimmingSpaces)
  }

  /// Whether a template, or one that it includes, calls a function on something, such as `uppercased(name)`, or does what
  /// is not understood here.
  /// - Parameter templates: the tags of all templates by name.
  static func readsTexts(_ name: String, of templates: [String: [TemplateTag]]) -> Bool {
    var seen: Set<String> = []
    var names = [name]
    while let name = names.popLast() {
      guard seen.insert(name).inserted else { continue }
      for tag in templates[name] ?? [] {
        if let call = tag.call, !call.argument.isEmpty { return true }
        // Other delimiters, and templates that are included by a name in a text.
        if "=*".contains(tag.content.first ?? " ") { return true }
        if let included = tag.included { names.append(included) }
      }
    }
    return false
  }

  /// The template that stands in the tag's place, or around what follows it.
  private var included: String? {
    if sigil == ">" { return String(content) }
    return content.first == "<" ? String(content.dropFirst().trimmingSpaces) : nil
  }

  /// All tags of a template, in their order.
  static func all(in text: String) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var line = 1
    var lineStart = text.startIndex
    var rest = text[...]
    while let open = rest.firstIndex(ofBytes: "{{") {
      for index in rest.utf8[..<open].indices where rest.utf8[index] == UInt8(ascii: "\n") {
        line += 1
        lineStart = rest.utf8.index(after: index)
      }
      var content = text[text.utf8.index(open, offsetBy: 2)...]
      guard let close = content.firstIndex(ofBytes: "}}") else { break }
      content = content[..<close]
      let isTriple = content.utf8.first == UInt8(ascii: "{")
      if isTriple { content.removeFirst() }
      content = content.trimmingSpaces
      var sigil: Character?
      if let first = content.first, "#^$&>/!".contains(first) {
        sigil = content.removeFirst()
        content = content.trimmingSpaces
      }
      tags.append(
        TemplateTag(
          sigil: sigil, isRaw: isTriple || sigil == "&", content: content, line: line,
          column: text.distance(from: lineStart, to: content.startIndex) + 1))
      rest = text[close...]
    }
    return tags
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// Where two ASCII characters stand first.
  fileprivate func firstIndex(ofBytes pair: String) -> Index? {
    let wanted = Array(pair.utf8)
    var index = utf8.startIndex
    while index < utf8.endIndex {
      let next = utf8.index(after: index)
      if utf8[index] == wanted[0], next < utf8.endIndex, utf8[next] == wanted[1] { return index }
      index = next
    }
    return nil
  }
}
