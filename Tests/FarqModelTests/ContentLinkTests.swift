import FarqModel
import Testing

@Suite struct ContentLinkTests {
  @Test(arguments: [
    ("504.md", ContentLink.file(path: "en/smtp/504.md", fragment: nil)),
    ("504.md#fix", .file(path: "en/smtp/504.md", fragment: "fix")),
    ("./504.md", .file(path: "en/smtp/504.md", fragment: nil)),
    ("../http/404.md#fix", .file(path: "en/http/404.md", fragment: "fix")),
    ("a//b.png", .file(path: "en/smtp/a/b.png", fragment: nil)),
    ("..", .file(path: "en", fragment: nil)),
    (".#top", .file(path: "en/smtp", fragment: "top")),
    ("", .file(path: "en/smtp", fragment: nil)),
    ("#fix", .fragment("fix")),
    ("../../../x.md", .outside("../../../x.md")),
    ("/504.md", .outside("/504.md")),
    ("//example.org/504.md", .external("//example.org/504.md")),
    ("mailto:a@example.org", .external("mailto:a@example.org")),
  ])
  func `an address leads from the file that it stands in`(address: String, target: ContentLink) {
    #expect(ContentLink(address, in: "en/smtp/550.md") == target)
  }

  @Test func `a file of the content folder itself has its neighbours there`() {
    #expect(ContentLink("site.yaml", in: "README.md") == .file(path: "site.yaml", fragment: nil))
  }
}
