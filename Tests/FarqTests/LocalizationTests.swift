import FarqModel
import FarqSite
import Foundation
import Testing

@testable import farq

@Suite struct LocalizationTests {
  /// The usual half-translated state: Arabic headings over the English texts.
  static let halfTranslated = SmallSite().with { site in
    for code in ["214", "504"] {
      var text = site.content["en/demo/\(code).md"] ?? ""
      for (english, arabic) in [
        ("Description", "الوصف"), ("When you see it", "متى تراه"), ("How to fix", "كيفية الإصلاح"),
      ] { text = text.replacing("## \(english)", with: "## \(arabic)") }
      site.content["ar/demo/\(code).md"] = text
    }
  }

  @Test func `Arabic headings over English bodies build, with the parts in order`() {
    let page = Page(Self.halfTranslated.pages()["ar/demo/214-vs-504.html"])
    #expect(
      page.headings.dropFirst(4).map { $0 } == [
        "الوصف", "متى تراه", "كيفية الإصلاح", "الفروق الرئيسية", "ما يجمعهما", "متى تستخدم أيًا منهما", "اعرف المزيد",
        "قارن بين رمزين",
      ])
    #expect(page.html.contains("<ol class=\"differences\">"))
  }

  @Test func `untranslated sections carry their language, a notice in the reader's, and a link to the source page`() {
    let page = Page(Self.halfTranslated.pages()["ar/demo/214.html"])
    let bodies = page.html.components(separatedBy: "<div class=\"foreign\" lang=\"en\" dir=\"ltr\">").count - 1
    #expect(bodies == 3)
    let notice = page.part(from: "<p class=\"notice\">", to: "</p>")
    #expect(notice.contains("لم يُترجم"))
    #expect(notice.contains("../../en/demo/214.html"))
    #expect(!page.html.contains("<code dir=\"ltr\">HELP"))
  }

  @Test func `untranslated sections are counted, one warning each`() {
    let warnings = Self.halfTranslated.diagnostics.filter { $0.rule == "untranslated-section" }
    #expect(
      warnings.map(\.location.path) == Array(repeating: "Content/ar/demo/214.md", count: 3)
        + Array(repeating: "Content/ar/demo/504.md", count: 3))
    #expect(warnings.allSatisfy { $0.severity == .warning })
    let states = Self.halfTranslated.pipeline().sites.last?.families.first?.codes.flatMap(\.sections).map(\.state)
    #expect(states == Array(repeating: .untranslated, count: 6))
  }

  @Test func `a footnote that is translated makes no other section translated`() {
    let site = SmallSite().with { site in
      site.replace("the command only.", with: "the command.[^1]", in: "en/demo/504.md")
      site.content["en/demo/504.md"]? += "\n\n[^1]: Some servers know more.\n"
      site.replace("احذف المُعامِل.", with: "Leave the parameter out.", in: "ar/demo/504.md")
      site.replace("## متى تراه", with: "ملاحظة.[^1]\n\n## متى تراه", in: "ar/demo/504.md")
      site.content["ar/demo/504.md"]? += "\n\n[^1]: تعرف بعض الخوادم أكثر من ذلك بكثير.\n"
    }
    #expect(site.states("504") == [.current, .current, .untranslated])
  }

  @Test func `a section of nothing but code is as good as translated, however long its heading`() {
    let site = SmallSite().with { site in
      for path in ["ar/locale.yaml", "ar/demo/214.md", "ar/demo/504.md"] {
        site.replace("كيفية الإصلاح", with: "كيف تصلحه إذا رأيته", in: path)
      }
      site.replace("Leave the parameter out.", with: "    EHLO example.org", in: "en/demo/504.md")
      site.replace("احذف المُعامِل.", with: "    EHLO example.org", in: "ar/demo/504.md")
    }
    #expect(site.states("504") == [.current, .current, .current])
  }

  @Test func `only the missing section falls back`() {
    let site = SmallSite().with {
      $0.replace("## متى تراه\n\nبعد `HELP`.\n\n", with: "", in: "ar/demo/214.md")
    }
    let page = Page(site.pages()["ar/demo/214-vs-504.html"])
    #expect(page.html.components(separatedBy: "class=\"foreign\"").count == 2)
    #expect(page.html.contains("يرسل الخادم نصّ مساعدة."))
    #expect(page.html.contains("After <code>HELP</code>."))
  }

  @Test func `a page that is wholly fallback points to the source and is no alternate of it`() {
    let site = SmallSite().with { $0.content["ar/demo/214.md"] = nil }
    let pages = site.pages(.init(baseURL: "https://farq.example"))
    let arabic = Page(pages["ar/demo/214.html"])
    #expect(arabic.html.contains("<link rel=\"canonical\" href=\"https://farq.example/en/demo/214.html\">"))
    #expect(!Page(pages["en/demo/214.html"]).attributes("hreflang", of: "link").contains("ar"))
    #expect(pages["sitemaps/ar-demo.xml"]?.contains("/ar/demo/214.html") == false)
    #expect(pages["sitemaps/ar-demo.xml"]?.contains("/ar/demo/504.html") == true)
  }

  @Test func `a third locale is one folder`() {
    let site = SmallSite().with { site in
      site.content["fa/locale.yaml"] = """
        name: فارسی
        direction: rtl
        headings:
          description: توضیح
          when: چه هنگام
          fix: راه حل
          use: کاربرد
          example: نمونه
          mistakes: اشتباه‌ها
          notes: یادداشت
          differences: تفاوت‌ها
          shared: همانندی‌ها
          decision: کدام را به کار ببریم
        phrases:
          learn_more: بیشتر بدانید
        """
      site.content["fa/demo/214.md"] = "---\nname: کمک\nsummary: متن راهنما.\n---\n\n## توضیح\n\nسرور راهنما می‌فرستد.\n"
    }
    #expect(site.diagnostics.filter { $0.severity == .error } == [])
    let pages = site.pages()
    let page = Page(pages["fa/demo/214-vs-504.html"])
    #expect(page.html.contains("<html lang=\"fa\" dir=\"rtl\">"))
    #expect(page.headings.contains("توضیح"))
    #expect(page.html.contains("سرور راهنما می‌فرستد."))
    #expect(Page(pages["en/demo/214.html"]).attributes("hreflang", of: "link") == ["en", "ar", "fa", "x-default"])
  }

  @Test func `a new family is one YAML file and its articles`() {
    let site = SmallSite().with { site in
      site.content["families/mini.yaml"] = """
        name: MINI
        traits: []
        codes:
          0xA: {name: Ten, references: [{text: RFC 1}]}
          0xB: {name: Eleven, references: [{text: RFC 1}]}
        """
      for locale in ["en", "ar"] {
        site.content["\(locale)/mini/family.md"] =
          "---\ntitle: Mini \(locale)\nsummary: Two more.\n---\n\nText \(locale).\n"
        for code in ["0xa", "0xb"] {
          site.content["\(locale)/mini/\(code).md"] = site.content["\(locale)/demo/214.md"]?
            .replacing("name: ", with: "name: \(code) ")
        }
      }
    }
    #expect(site.diagnostics.filter { $0.severity == .error } == [])
    let pages = site.pages()
    #expect(pages["en/mini/0xa-vs-0xb.html"] != nil && pages["ar/mini/0xa-vs-0xb.html"] != nil)
    #expect(Page(pages["en/mini/0xa-vs-0xb.html"]).headings.first == "MINI 0xA 0xa Help vs 0xB 0xb Help")
  }

  @Test(arguments: [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (11, "many"), (100, "other"), (103, "few")])
  func `Arabic has the six plural categories of CLDR`(count: Int, category: String) throws {
    let locale = try #require(SmallSite().pipeline().catalog?.locale("ar"))
    #expect(locale.rules.pluralCategory(count) == category)
  }

  @Test func `counts take the form of their number`() {
    let counts = Page(SmallSite().pages()["ar/demo/index.html"]).part(from: "<p class=\"counts\">", to: "</p>")
    #expect(Page(counts).words.contains("رمزان"))
    #expect(Page(counts).words.contains("مقارنة واحدة"))
  }
}
