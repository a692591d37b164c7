import FarqModel
import Testing

@testable import FarqSite
@testable import farq

/// Pages gathered from slices against pages rendered whole by their templates.
@Suite struct GatheringTests {
  static let planner = RealSite.pipeline.planner(.init(baseURL: "https://example.org"))
  static let plan = planner?.plan()

  @Test(arguments: RealSite.families.indices, 0..<2)
  func `comparisons are the same, byte for byte, as rendered whole`(family: Int, locale: Int) throws {
    let planner = try #require(Self.planner)
    let whole = WholePages(planner, locale: locale, family: family)
    let slug = whole.family.family.slug
    let group = try #require(Self.group("pair", "\(whole.context.id)/\(slug)"))
    let order = PairOrder(count: whole.family.family.codes.count)
    let authored = Set(
      whole.family.pairs.keys.compactMap { key -> Int? in
        guard let i = whole.family.family.index(ofSlug: key.first),
          let j = whole.family.family.index(ofSlug: key.second)
        else { return nil }
        return order.index(i, j)
      })
    for index in 0..<group.count where index % 97 == 0 || authored.contains(index) {
      let (i, j) = order.pair(index)
      #expect(Self.difference(group.text(index), whole.pair(i, j)) == nil, "\(group.path(index).path)")
    }
  }

  @Test(arguments: RealSite.families.indices, 0..<2)
  func `code pages are the same, byte for byte, as rendered whole`(family: Int, locale: Int) throws {
    let planner = try #require(Self.planner)
    let whole = WholePages(planner, locale: locale, family: family)
    let group = try #require(Self.group("code", "\(whole.context.id)/\(whole.family.family.slug)"))
    for index in stride(from: 0, to: group.count, by: 11) {
      #expect(Self.difference(group.text(index), whole.code(index)) == nil, "\(group.path(index).path)")
    }
  }

  @Test(arguments: RealSite.families.indices, 0..<2)
  func `pages of families are the same, byte for byte, as rendered whole`(family: Int, locale: Int) throws {
    let planner = try #require(Self.planner)
    let whole = WholePages(planner, locale: locale, family: family)
    let group = try #require(Self.group("family", "\(whole.context.id)/\(whole.family.family.slug)"))
    #expect(Self.difference(group.text(0), whole.familyPage()) == nil)
  }

  @Test func `half-translated pages are the same as rendered whole`() throws {
    let planner = try #require(LocalizationTests.halfTranslated.pipeline().planner(.init()))
    let plan = planner.plan()
    for (locale, id) in ["en", "ar"].enumerated() {
      let whole = WholePages(planner, locale: locale, family: 0)
      let group = try #require(plan.groups.first { $0.kind == "pair" && $0.names.folder == "\(id)/demo" })
      #expect(group.text(0) == whole.pair(0, 1))
    }
  }

  @Test(arguments: [
    "difference": "<li>{{{body}}}, that is: {{{body}}}. {{{label}}}</li>",
    "difference-list": "{{{items}}}<hr>{{{items}}}",
    "shared": "<li>{{{body}}} {{{label}}} {{{body}}}</li>", "shared-list": "<p>{{{items}}}</p>{{{items}}}",
    "section-column": "<p>{{code}}</p>{{{body}}}<h3>{{{heading}}}</h3>{{{body}}}",
    "section-row": "{{{b}}}{{{a}}}{{{b}}}", "trait-row": "<tr><td>{{{b}}}</td><td>{{{a}}}</td><td>{{{b}}}</td></tr>",
    "part": "{{{heading}}}", "more": "{{{b}}}",
  ])
  func `templates that show what is prepared twice, in another order or not at all are gathered as rendered whole`(
    name: String, text: String
  ) throws {
    let site = SmallSite().with { $0.templates["\(name).mustache"] = Array(text.utf8) }
    let planner = try #require(site.pipeline().planner(.init()))
    let plan = planner.plan()
    for (locale, id) in ["en", "ar"].enumerated() {
      let whole = WholePages(planner, locale: locale, family: 0)
      let group = try #require(plan.groups.first { $0.kind == "pair" && $0.names.folder == "\(id)/demo" })
      #expect(Self.difference(group.text(0), whole.pair(0, 1)) == nil)
    }
  }

  @Test(arguments: [2, 3, 58, 401])
  func `the number of a pair and the pair lead to each other`(count: Int) {
    let order = PairOrder(count: count)
    var number = 0
    for i in 0..<count {
      for j in (i + 1)..<max(i + 1, count) {
        let found = order.pair(number)
        if found != (i, j) || order.index(i, j) != number { Issue.record("\(number): \(found), not \((i, j))") }
        number += 1
      }
    }
    #expect(number == order.pairCount)
  }

  /// The first lines in which two pages differ; nil when they are the same.
  private static func difference(_ gathered: String, _ whole: String) -> String? {
    guard gathered != whole else { return nil }
    let lines = zip(gathered.split(separator: "\n"), whole.split(separator: "\n")).first { $0 != $1 }
    return lines.map { "\($0) instead of \($1)" } ?? "one is longer"
  }

  private static func group(_ kind: String, _ folder: String) -> SitePlan.Group? {
    plan?.groups.first { $0.kind == kind && $0.names.folder == folder }
  }
}
