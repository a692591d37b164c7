import FarqModel
import Foundation

extension Provocation {
  /// Faults of translations that only a look at their source shows, and letters that do not belong to a language.
  static let translations: [Provocation] = [
    Provocation("missing-code", at: "Content/ar/demo/214.md:10:1", advice: "Content/en/demo/214.md:12") {
      $0.replace("بعد `HELP`.", with: "بعد الأمر.", in: "ar/demo/214.md")
    },
    Provocation("missing-code", at: "Content/ar/demo/214.md:12:6", advice: "Did you mean `HELP`?") {
      $0.replace("بعد `HELP`.", with: "بعد `HLEP`.", in: "ar/demo/214.md")
    },
    Provocation("missing-code", at: "Content/ar/demo/214.md:3:10", advice: "Content/en/demo/214.md:3") {
      $0.replace("A text that helps.", with: "A text after `HELP`.", in: "en/demo/214.md")
    },
    Provocation("missing-code", at: "Content/ar/demo/214.md:3:10", advice: "did you mean `HELP`?") {
      $0.replace("A text that helps.", with: "A text after `HELP`.", in: "en/demo/214.md")
      $0.replace("نصّ يعين القارئ.", with: "نصّ بعد `HELO`.", in: "ar/demo/214.md")
    },
    Provocation("changed-block", at: "Content/ar/demo/214.md:10:1", advice: "Content/en/demo/214.md:14") {
      $0.replace("After `HELP`.", with: "After `HELP`.\n\n```\nC: HELP\n```", in: "en/demo/214.md")
    },
    Provocation("changed-block", at: "Content/ar/demo/214.md:18:1", advice: "«S: 214 Read RFC 5321»") {
      let block = "\n\n- x\n\n  ```\n  C: HELP\n  S: 214 Read RFC 5321\n  ```"
      $0.replace("After `HELP`.", with: "After `HELP`.\(block)", in: "en/demo/214.md")
      $0.replace(
        "بعد `HELP`.", with: "بعد `HELP`.\(block.replacingOccurrences(of: "Read", with: "Raed"))", in: "ar/demo/214.md")
    },
    Provocation("changed-block", at: "Content/ar/demo/214.md:16:1", advice: "Content/en/demo/214.md:14 ends before it")
    {
      $0.replace("After `HELP`.", with: "After `HELP`.\n\n```\nC: HELP\n```", in: "en/demo/214.md")
      $0.replace("بعد `HELP`.", with: "بعد `HELP`.\n\n```\nC: HELP\nC: QUIT\n```", in: "ar/demo/214.md")
    },
    Provocation("changed-block", at: "Content/ar/demo/214.md:14:1", advice: "the word behind its fence") {
      $0.replace("After `HELP`.", with: "After `HELP`.\n\n```smtp\nC: HELP\n```", in: "en/demo/214.md")
      $0.replace("بعد `HELP`.", with: "بعد `HELP`.\n\n```\nC: HELP\n```", in: "ar/demo/214.md")
    },
    Provocation("missing-link", at: "Content/ar/demo/214.md:6:1", advice: "Content/en/demo/214.md:8") {
      $0.replace("a help text.", with: "a help [text](504.md).", in: "en/demo/214.md")
    },
    Provocation("missing-link", at: "Content/ar/demo/214.md:8:25", advice: "Did you mean «504.md#fix»?") {
      $0.replace("a help text.", with: "a help [text](504.md#fix).", in: "en/demo/214.md")
      $0.replace("نصّ مساعدة", with: "نصّ [مساعدة](504.md)", in: "ar/demo/214.md")
    },
    Provocation("missing-slot", at: "Content/ar/locale.yaml:21:15", advice: "Did you mean {page} instead of {pag}?") {
      $0.replace("page_title: \"{page} | {site}\"", with: "page_title: \"{pag} | {site}\"", in: "ar/locale.yaml")
    },
    Provocation("missing-slot", at: "Content/ar/locale.yaml:21:15", advice: "«{page} | {site}»") {
      $0.replace("page_title: \"{page} | {site}\"", with: "page_title: \"{page | {site}\"", in: "ar/locale.yaml")
    },
    Provocation("missing-slot", at: "Content/ar/demo/family.md:14:15", advice: "Put {values}") {
      $0.replace("يُرى {code} في {values}.", with: "يُرى {code} هناك.", in: "ar/demo/family.md")
    },
    Provocation("preferred-term", at: "Content/ar/demo/214.md:6:1", .warning, advice: "Content/en/demo/214.md:8") {
      $0.content["ar/glossary.yaml"] = "terms:\n  - {source: server, use: خادم, check: [server, servers]}\n"
      $0.replace("يرسل الخادم", with: "يرسل الطرف الآخر", in: "ar/demo/214.md")
    },
    Provocation("banned-term", at: "Content/ar/demo/family.md:14:15", advice: "خادم") {
      $0.content["ar/glossary.yaml"] = "terms:\n  - {source: server, use: خادم, avoid: [الملقم]}\n"
      $0.replace("يُرى {code} في {values}.", with: "يُرى {code} عند الملقم في {values}.", in: "ar/demo/family.md")
    },
    Provocation("wrong-script", at: "Content/ar/demo/214.md:8:1", .warning, advice: "letters of this language") {
      $0.replace("نصّ مساعدة", with: "نصّ помощи", in: "ar/demo/214.md")
    },
    Provocation("wrong-script", at: "Content/en/demo/214.md:8:1", .warning, advice: "look alike") {
      $0.replace("The server", with: "The s\u{435}rver", in: "en/demo/214.md")
    },
    Provocation("wrong-digits", at: "Content/ar/demo/214.md:8:1", .warning, advice: "Write «214».") {
      $0.replace("نصّ مساعدة", with: "نصّ مساعدة بالرمز ٢١٤", in: "ar/demo/214.md")
    },
  ]
}
