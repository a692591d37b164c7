import Foundation

/// A page's HTML, with the few questions that tests ask of it.
struct Page {
  var html: String

  init(_ html: String?) { self.html = html ?? "" }

  /// All opening tags of a kind of element, as written.
  func tags(_ name: String) -> [String] {
    html.components(separatedBy: "<\(name)").dropFirst().compactMap { rest in
      guard let next = rest.first, next == " " || next == ">" else { return nil }
      return "<\(name)" + rest.prefix { $0 != ">" } + ">"
    }
  }

  /// The values of an attribute of all elements of a kind.
  func attributes(_ name: String, of element: String) -> [String] {
    tags(element).compactMap { tag in
      guard let start = tag.range(of: " \(name)=\"") else { return nil }
      return String(tag[start.upperBound...].prefix { $0 != "\"" })
    }
  }

  /// The words that readers see, without markup.
  var words: String {
    html.replacing(/<(script|style)\b.*?<\/(script|style)>/.dotMatchesNewlines(), with: " ")
      .replacing(/<[^>]*>/, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  var title: String { html.firstMatch(of: /<title>(.*?)<\/title>/).map { Page(String($0.1)).words } ?? "" }

  var description: String {
    html.firstMatch(of: /<meta name="description" content="([^"]*)"/).map { String($0.1) } ?? ""
  }

  /// The texts of all headings of the levels 1 and 2, in order, without markup.
  var headings: [String] {
    html.matches(of: /<h[12](?: [^>]*)?>(.*?)<\/h[12]>/.dotMatchesNewlines()).map { Page(String($0.1)).words }
  }

  /// What stands between a mark and the next closing tag of a kind.
  func part(from mark: String, to end: String) -> String {
    guard let start = html.range(of: mark), let stop = html[start.upperBound...].range(of: end) else { return "" }
    return String(html[start.upperBound..<stop.lowerBound])
  }

  /// The types of the page's structured data.
  func structuredDataTypes() throws -> [String] {
    try html.matches(of: /<script type="application\/ld\+json">(.*?)<\/script>/.dotMatchesNewlines()).map { block in
      let object = try JSONSerialization.jsonObject(with: Data(block.1.utf8)) as? [String: Any]
      return object?["@type"] as? String ?? ""
    }
  }
}
