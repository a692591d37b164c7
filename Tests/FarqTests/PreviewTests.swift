import Foundation
import Testing

@testable import farq

/// The preview server, run as a user runs it. Events are waited for with patience; how soon they come is measured elsewhere.
@Suite(.serialized) struct PreviewTests {
  private static let article = "Content/en/demo/214.md"
  private static let page = "/en/demo/214.html"
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in try SmallSite().recorded().content { try folder.write(text, to: "Content/\(path)") }
  }

  private func published() throws -> [String: Data] {
    #expect(try Program.run(["build", "--output", "Output"], in: folder).status == 0)
    return try folder.files(in: "Output")
  }

  private func edit(_ change: (String) -> String, _ path: String = article) throws {
    let text = try String(contentsOfFile: folder.path(path), encoding: .utf8)
    try folder.write(change(text), to: path)
  }

  // MARK: Pages

  @Test func `every file is served as it is built, but for the script of the preview`() throws {
    let files = try published()
    let server = try Serving(folder)
    #expect(files.count > 25)
    for (path, bytes) in files {
      let answer = try server.get("/\(path)")
      let page = answer.text.replacing(/<script src="\/_farq\/preview.js"[^>]*><\/script>\n/, with: "")
      let isNotFound = path.hasSuffix("404.html")
      #expect(answer.status == 200, "\(path)")
      #expect(path.hasSuffix(".html") ? Data(page.utf8) == bytes : answer.body == bytes, "\(path)")
      #expect(answer.text.contains("/_farq/preview.js") == path.hasSuffix(".html"), "\(path) \(isNotFound)")
      #expect(answer.headers["cache-control"] == "no-store")
    }
  }

  @Test func `folders lead to their pages, pairs in the other order to theirs, and the rest to the reader's 404`()
    throws
  {
    let server = try Serving(folder)
    #expect(try server.get("/").text.contains("class=\"page-chooser\""))
    #expect(try server.get("/ar/demo/").text.contains("<html lang=\"ar\" dir=\"rtl\">"))
    for (path, target) in [
      ("/en", "/en/"), ("/ar/demo", "/ar/demo/"), ("/en/demo/504-vs-214.html", "/en/demo/214-vs-504.html"),
    ] {
      let answer = try server.get(path)
      #expect(answer.status == 302)
      #expect(answer.headers["location"] == target)
    }
    let nowhere = try server.get("/ar/demo/999.html")
    #expect(nowhere.status == 404)
    #expect(nowhere.text.contains("<html lang=\"ar\"") && nowhere.text.contains("data-notfound"))
    #expect(try server.get("/nowhere").status == 404)
  }

  @Test func `files have their types, and HEAD tells all but the bytes`() throws {
    let server = try Serving(folder)
    #expect(try server.get("/en/search.json").headers["content-type"] == "application/json; charset=utf-8")
    #expect(try server.get("/sitemap.xml").headers["content-type"] == "application/xml; charset=utf-8")
    let page = try server.get(Self.page)
    let head = try server.get(Self.page, method: "HEAD")
    #expect(page.headers["content-type"] == "text/html; charset=utf-8")
    #expect(head.body.isEmpty && head.headers["content-length"] == "\(page.body.count)")
  }

  // MARK: Who may ask for what

  @Test func `a page of another host that leads here gets nothing`() throws {
    let server = try Serving(folder)
    for host in [
      "evil.example", "evil.example:\(server.port)", "localhost:1", "localhost", "127.0.0.1.evil:\(server.port)",
    ] {
      let answer = try server.get("/en/", host: host)
      #expect(answer.status == 421, "\(host)")
      #expect(!answer.text.contains("<html"))
    }
    for host in ["localhost", "127.0.0.1", "[::1]"] {
      #expect(try server.get("/en/", host: "\(host):\(server.port)").status == 200, "\(host)")
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS"])
  func `nothing can be written`(method: String) throws {
    let answer = try Serving(folder).get("/en/", method: method)
    #expect(answer.status == 405)
    #expect(answer.headers["allow"] == "GET, HEAD")
  }

  @Test func `no address leads to a file of the disk`() throws {
    let server = try Serving(folder)
    for path in [
      "/../Content/site.yaml", "/..%2fContent/site.yaml", "/%2e%2e/Content/site.yaml", "/Content/site.yaml",
      "//etc/passwd",
      "/en/../../Content/site.yaml", "/en/demo/..%5c..%5csite.yaml", "/.serve.log", "/en/demo/214.md", "/%00",
      "/_farq/../x",
    ] {
      let answer = try server.get(path)
      #expect(answer.status == 404, "\(path)")
      #expect(!answer.text.contains("source: en") && !answer.text.contains("root:"), "\(path)")
    }
  }

  @Test func `a port in use, a folder that is not there and a name that is unknown are said at once`() throws {
    let server = try Serving(folder)
    let taken = try Program.run(["serve", "--port", "\(server.port)"], in: folder)
    #expect(taken.status == 1)
    #expect(taken.error.contains("port \(server.port) is in use. Give another with --port, or --port 0"))
    let missing = try Program.run(["serve", "--content", "Nowhere"], in: folder)
    #expect(missing.status == 1)
    #expect(missing.error.contains("cannot read Nowhere"))
    #expect(try Program.run(["serve", "--locale", "xx"], in: folder).status == 64)
  }

  @Test func `Ctrl-C ends it well`() throws {
    let server = try Serving(folder)
    _ = try server.follow(Self.page).next()
    #expect(server.interrupt() == 0)
  }

  // MARK: Saves

  @Test func `a save reaches the pages that show it, and no others`() throws {
    let server = try Serving(folder)
    let open = try server.follow(Self.page)
    let other = try server.follow("/en/demo/504.html")
    let before = try open.next().digest
    let others = try other.next().digest
    try edit { $0.replacing("Nothing is broken.", with: "Nothing at all is broken.") }
    let after = try open.next { $0.digest != before }
    #expect(after.problems.isEmpty)
    // When all has been checked, the page is still the same.
    #expect(try open.next().digest == after.digest)
    let html = try server.get(Self.page).text
    #expect(html.contains("Nothing at all is broken.") && html.contains("data-digest=\"\(after.digest)\""))
    try Serving.wait { server.output.contains("\(Self.article): 1 open page updated in ") }
    try edit({ $0.replacing("Leave the parameter out.", with: "Leave it out.") }, "Content/en/demo/504.md")
    _ = try other.next { $0.digest != others }
  }

  @Test func `files that are renamed into place, and files in new folders, are noticed`() throws {
    let server = try Serving(folder)
    let open = try server.follow("/en/demo/214-vs-504.html")
    var last = try open.next().digest
    func expectChange(_ change: () throws -> Void) throws {
      try change()
      let next = try open.next { $0.digest != last }
      #expect(next.problems.isEmpty)
      last = next.digest
    }
    try expectChange {
      let text = try String(contentsOfFile: folder.path(Self.article), encoding: .utf8)
      try folder.write(text.replacing("broken", with: "amiss"), to: "Content/en/demo/.214.md.swp")
      #expect(rename(folder.path("Content/en/demo/.214.md.swp"), folder.path(Self.article)) == 0)
    }
    // A locale that comes while the preview runs is in the switcher of every page.
    try expectChange {
      try folder.write(
        (SmallSite().content["en/locale.yaml"] ?? "").replacing("name: English", with: "name: Another"),
        to: "Content/en-GB/locale.yaml")
    }
    try expectChange { try folder.write("---\nname: Aid\nsummary: Text.\n---\n", to: "Content/en-GB/demo/214.md") }
  }

  @Test func `an error is told with its place, line and advice, and the last good page stays`() throws {
    let server = try Serving(folder)
    let open = try server.follow(Self.page)
    let good = try open.next().digest
    try edit { $0.replacing("## How to fix", with: "## How to fx") }
    let broken = try open.next()
    #expect(broken.digest == good)
    let problem = try #require(broken.problems.first { $0.line == "## How to fx" })
    #expect(problem.place == "\(Self.article):14:1")
    #expect(problem.message == "unknown section «How to fx»")
    #expect(problem.advice == "Did you mean «How to fix»?")
    #expect(try server.get(Self.page).text.contains("Nothing is broken."))
    try Serving.wait { server.output.contains("unknown section «How to fx»") }
    try edit { $0.replacing("## How to fx", with: "## How to fix") }
    let mended = try open.next()
    #expect(mended.problems.isEmpty && mended.digest == good)
  }

  @Test func `an error that only the whole content shows leaves the last good page too`() throws {
    let server = try Serving(folder)
    let open = try server.follow(Self.page)
    let good = try open.next().digest
    try edit { $0.replacing("Nothing is broken.", with: "See [another](505.md).") }
    let broken = try open.next { !$0.problems.isEmpty }
    #expect(broken.digest == good)
    #expect(broken.problems.count == 1)
    #expect(try server.get(Self.page).text.contains("Nothing is broken."))
  }

  @Test func `a folder that is away for a while is said to be, and is followed when it is back`() throws {
    let server = try Serving(folder)
    let open = try server.follow(Self.page)
    let good = try open.next().digest
    #expect(rename(folder.path("Content"), folder.path("Away")) == 0)
    let away = try open.next { !$0.problems.isEmpty }
    #expect(away.problems[0].message.contains("cannot read Content"))
    #expect(away.digest == good)
    #expect(rename(folder.path("Away"), folder.path("Content")) == 0)
    #expect(try open.next { $0.problems.isEmpty }.digest == good)
    try edit { $0.replacing("Nothing is broken.", with: "Nothing at all is broken.") }
    _ = try open.next { $0.digest != good }
  }

  @Test func `with errors from the start there is a page that waits for the first good one`() throws {
    try edit { $0.replacing("## How to fix", with: "## How to fx") }
    let server = try Serving(folder)
    let page = try server.get(Self.page)
    #expect(page.status == 503)
    #expect(page.text.contains("data-digest=\"\""))
    let open = try server.follow(Self.page)
    #expect(try open.next().problems.count == 2)
    try edit { $0.replacing("## How to fx", with: "## How to fix") }
    #expect(try open.next().digest != "")
    #expect(try server.get(Self.page).status == 200)
  }
}
