import FarqModel
import FarqSite
import FarqSource
import Foundation
import Testing

@testable import farq

/// A whole site of one family with two codes, in English and Arabic, as a value: what a test changes stands in the test.
struct SmallSite {
  /// Content files by path.
  var content: [String: String]
  /// Template and asset files by path: the project's own.
  var templates: [String: [UInt8]]

  init() {
    content = Self.files
    for locale in ["en", "ar"] { content["\(locale)/locale.yaml"] = Project.text("Content/\(locale)/locale.yaml") }
    templates = Project.templates
  }

  /// The same site after a change.
  func with(_ change: (inout SmallSite) -> Void) -> SmallSite {
    var copy = self
    change(&copy)
    return copy
  }

  mutating func replace(_ old: String, with new: String, in path: String) {
    if content[path]?.contains(old) != true { Issue.record("\(path) does not hold \(old)") }
    content[path] = content[path]?.replacingOccurrences(of: old, with: new)
  }

  func pipeline(
    strict: Bool = false, memories: any Memories = NoMemory(), early: EarlyPages? = nil
  ) -> Pipeline {
    Pipeline(
      content: .init(tree: SourceTree(root: "Content", texts: content)),
      templates: .init(tree: SourceTree(root: "Templates", bytes: templates)), strict: strict, memories: memories,
      early: early)
  }

  var diagnostics: [Diagnostic] { pipeline().diagnostics }

  /// All published files by path; empty when the content has errors.
  func pages(_ options: SitePlanner.Options = .init()) -> [String: String] {
    guard let plan = pipeline().plan(options) else { return [:] }
    return plan.texts
  }

  private static let files: [String: String] = [
    "site.yaml": """
    title: Small
    source: en
    locales: [en, ar]
    families: [demo]
    sections:
      - {id: description, required: true}
      - {id: when, required: true}
      - {id: fix, required: true}
      - {id: use, place: decision}
      - {id: example}
      - {id: mistakes}
      - {id: notes}
    """,
    "families/demo.yaml": """
    name: DEMO
    traits:
      - id: outcome
        highlight: true
        values: [{id: success, tone: good}, {id: failure, tone: bad}]
      - id: phase
        set: true
        track: [open, close]
        values: [open, close]
    codes:
      "214":
        name: Help message
        traits: {outcome: success, phase: [open]}
        references: [{text: RFC 5321 §4.2.3, url: "https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3"}]
      "504":
        name: Command parameter not implemented
        traits: {outcome: failure, phase: [open, close]}
        references: [{text: RFC 5321 §4.2.3, url: "https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3"}]
    """,
    "en/index.md": "---\ntitle: Two codes\nsummary: What tells two codes apart.\n---\n\nPick two codes.\n",
    "ar/index.md": "---\ntitle: رمزان\nsummary: ما يفرّق بين رمزين.\n---\n\nاختر رمزين.\n",
    "en/demo/family.md": """
    ---
    title: Demo codes
    summary: All codes of the demo.
    traits:
      outcome:
        label: outcome
        values:
          success: {label: Success, sentence: "{code} ends well.", shared: "{first} and {second} both end well."}
          failure: {label: Failure, sentence: "{code} ends badly.", shared: "{first} and {second} both end badly."}
        pairs:
          success/failure: "{success} ends well, whereas {failure} ends badly."
      phase:
        label: phase
        sentence: "{code} is seen in {values}."
        shared: "{first} and {second} are both seen in {values}."
        values: {open: Open, close: Close}
    ---

    The demo has two codes.
    """,
    "ar/demo/family.md": """
    ---
    title: رموز التجربة
    summary: رموز التجربة كلّها.
    traits:
      outcome:
        label: النتيجة
        values:
          success: {label: نجاح, sentence: "ينتهي {code} بخير.", shared: "ينتهي {first} و{second} بخير."}
          failure: {label: فشل, sentence: "ينتهي {code} بسوء.", shared: "ينتهي {first} و{second} بسوء."}
        pairs:
          success/failure: "ينتهي {success} بخير، أمّا {failure} فبسوء."
      phase:
        label: الموضع
        sentence: "يُرى {code} في {values}."
        shared: "يُرى {first} و{second} في {values}."
        values: {open: الفتح, close: الإغلاق}
    ---

    في التجربة رمزان.
    """,
    "en/demo/214.md": """
    ---
    name: Help
    summary: A text that helps.
    ---

    ## Description

    The server sends a help text.

    ## When you see it

    After `HELP`.

    ## How to fix

    Nothing is broken.
    """,
    "en/demo/504.md": """
    ---
    name: Parameter not implemented
    summary: A parameter that the server lacks.
    ---

    ## Description

    The server knows the command only.

    ## When you see it

    After `EHLO` with something odd.

    ## How to fix

    Leave the parameter out.
    """,
    "ar/demo/214.md": """
    ---
    name: المساعدة
    summary: نصّ يعين القارئ.
    ---

    ## الوصف

    يرسل الخادم نصّ مساعدة.

    ## متى تراه

    بعد `HELP`.

    ## كيفية الإصلاح

    لا عطل هنا.
    """,
    "ar/demo/504.md": """
    ---
    name: مُعامِل غير منفَّذ
    summary: مُعامِل لا يعرفه الخادم.
    ---

    ## الوصف

    يعرف الخادم الأمر وحده.

    ## متى تراه

    بعد `EHLO` مع شيء غريب.

    ## كيفية الإصلاح

    احذف المُعامِل.
    """,
  ]
}

extension SitePlan {
  /// All files by path.
  var texts: [String: String] {
    var texts: [String: String] = [:]
    for group in groups {
      for index in 0..<group.count { texts[group.path(index).path] = group.text(index) }
    }
    return texts
  }
}

extension SitePlan.Group {
  func text(_ index: Int) -> String { String(decoding: (try? bytes(index)) ?? [], as: UTF8.self) }
}
