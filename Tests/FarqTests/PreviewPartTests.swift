import FarqModel
import FarqSite
import Foundation
import Testing

@testable import farq

/// What the preview makes of a part of the content or of the site is what a build makes of the whole.
@Suite struct PreviewPartTests {
  @Test func `a first look at a save shows what reading everything shows`() throws {
    let before = try SmallSite().recorded()
    let after = before.with {
      $0.replace(
        "Nothing is broken.", with: "Nothing at all is `broken`, as in [another](504.md#fix).", in: "en/demo/214.md")
      $0.replace("احذف المُعامِل.", with: "احذف المُعامِل كلّه.", in: "ar/demo/504.md")
    }
    let tree = SourceTree(root: "Content", texts: after.content)
    let revised = try #require(
      before.pipeline().revised(tree, changed: ["en/demo/214.md", "ar/demo/504.md"]))
    let pages = try #require(revised.plan(.init())).texts
    let whole = after.pages()
    // What is known of all units together follows with the whole.
    for (path, text) in whole where path != "ar/translation.html" { #expect(pages[path] == text, "\(path)") }
    for other in ["en/locale.yaml", "en/demo/family.md", "en/demo/999.md", "site.yaml"] {
      if before.pipeline().revised(tree, changed: [other]) != nil { Issue.record("\(other) is no article") }
    }
  }

  @Test func `the portions of a plan are the plan`() throws {
    for options in [SitePlanner.Options(), .init(locales: ["ar"]), .init(pseudo: true)] {
      let planner = try #require(SmallSite().pipeline().planner(options))
      let whole = planner.plan().texts
      var parts: [String: String] = [:]
      for portion in planner.portions {
        let texts = SitePlan(groups: planner.groups(of: portion), fragmentCount: 0).texts
        parts.merge(texts) { first, _ in
          Issue.record("a file in two portions")
          return first
        }
        for path in texts.keys { #expect(planner.portions(thatMayHold: path).contains(portion), "\(path)") }
      }
      #expect(parts == whole)
    }
  }
}
