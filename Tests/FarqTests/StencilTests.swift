import FarqModel
import FarqSource
import Testing

@testable import FarqSite

/// Templates rendered once for a shape of views and filled with texts, against templates rendered for each view.
@Suite struct StencilTests {
  static let templates: [String: String] = [
    "escapes": "{{a}} {{{a}}} {{&a}} <i title=\"{{a}}\">\"{{{b}}}\"amp;</i>",
    "tests": "{{#a}}[{{.}}]{{/a}}{{^a}}none{{/a}}{{#flag}}{{b}}{{/flag}}{{^flag}}-{{/flag}}{{missing}}",
    "lists":
      "{{#items}}{{#label}}<{{{.}}}>{{/label}}{{^last()}}, {{/last()}}{{/items}}{{^items}}empty{{/items}} {{count}}",
    "nested": "{{view.label}} {{#view}}{{label}}{{a}}{{/view}} {{t.home}} {{ta.home}}",
    "names": "{{#names}}{{.}};{{/names}}",
    "indented": "<ul>\n  {{> lines}}\n</ul>", "lines": "{{{a}}}\n{{{b}}}<hr>\n{{#names}}\n{{.}}\n{{/names}}\n",
    "plain": "{{% CONTENT_TYPE:TEXT}}{{a}} {{{b}}}",
    "inheriting": "{{<frame}}{{$body}}{{a}}{{/body}}{{/frame}}", "frame": "<b>{{$body}}{{/body}}</b>{{b}}",
    "function": "{{uppercased(a)}} {{{b}}}", "function-inside": "{{b}} {{> function}}",
    "emptiness": "{{#empty(a)}}nothing{{/empty(a)}}{{a}}", "delimiters": "{{=<% %>=}}<% reversed(a) %> <% b %>",
  ]

  private static let texts = ["", "word", "<b>\"x\" & 'y'</b>", "وصف <450>\n", "a\nb\r\n", "\u{301}é\n\n"]

  private static let views: [View] = texts.flatMap { a in
    texts.flatMap { b -> [View] in
      let item: View = ["label": a]
      let other: View = ["label": b]
      return [
        ["a": a, "b": b, "flag": true, "items": [item, other], "names": [b, a], "view": item, "count": 2],
        ["a": a, "b": b, "flag": false, "items": [item], "names": [String](), "view": ["label": b, "a": a] as View],
        ["a": a, "b": b, "items": [View]()], ["a": a, "b": b, "items": ""], ["a": a, "b": b, "items": false],
        ["a": true, "b": 1, "items": [View]()], ["a": 1, "b": true, "flag": "\n", "names": a],
      ]
    }
  }

  @Test(arguments: templates.keys.sorted())
  func `views of one shape are filled in as Mustache renders them`(name: String) throws {
    var files = try FolderReader.read(Project.path("Templates")).tree.files.mapValues(\.bytes)
    for (name, text) in Self.templates { files["\(name).mustache"] = Array(text.utf8) }
    let reading = TemplateSet.read(SourceTree(root: "Templates", bytes: files))
    let set = try #require(reading.templates, "\(reading.diagnostics)")
    let phrases = ["home": InlineText(html: "<i>Home</i>", plain: "Home")]
    let renderer = Renderer(set, phrases: phrases)
    let whole = Renderer(set, phrases: phrases, usesStencils: false)
    for view in Self.views + Self.views.reversed() {
      #expect(renderer.render(name, view) == whole.render(name, view))
    }
  }
}
