import FarqModel
import Foundation

extension Provocation {
  /// Faults of whole files, of the site, its locales, families and templates.
  static let files: [Provocation] = [
    Provocation("file-too-large", at: "Content/en/demo/214.md", advice: "Split") {
      $0.content["en/demo/214.md"]? += String(repeating: "![[]()", count: 45_000)
    },
    Provocation("nul-character", at: "Content/en/demo/214.md:8:5", advice: "UTF-16") {
      $0.replace("The server", with: "The \0server", in: "en/demo/214.md")
    },
    Provocation("bidi-control", at: "Content/ar/demo/214.md:8:6", advice: "Delete it") {
      $0.replace("يرسل الخادم", with: "يرسل \u{200F}الخادم", in: "ar/demo/214.md")
    },
    Provocation("private-use", at: "Content/en/demo/214.md:8:5", advice: "Delete it") {
      $0.replace("The server", with: "The \u{E001}server", in: "en/demo/214.md")
    },
    Provocation("missing-file", at: "Content/site.yaml", advice: "title, source") { $0.content["site.yaml"] = nil },
    Provocation("missing-key", at: "Content/site.yaml:1:1", advice: "source") {
      $0.replace("source: en\n", with: "", in: "site.yaml")
    },
    Provocation("unknown-name", at: "Content/site.yaml:3:15", advice: "Did you mean «ar»?") {
      $0.replace("[en, ar]", with: "[en, ars]", in: "site.yaml")
    },
    Provocation("duplicate-id", at: "Content/site.yaml:13:10") {
      $0.content["site.yaml"]? += "\n  - {id: notes}"
    },
    Provocation("invalid-value", at: "Content/site.yaml:13:10", advice: "lower-case") {
      $0.content["site.yaml"]? += "\n  - {id: No tes}"
    },
    Provocation("invalid-value", at: "Content/site.yaml:6:47", advice: "from 1 to 100") {
      $0.replace("description, required: true}", with: "description, required: true, weight: 0}", in: "site.yaml")
    },
    Provocation("invalid-value", at: "Content/site.yaml:13:11", advice: "{path}") {
      $0.content["site.yaml"]? += "\nedit_url: https://example.org/edit"
    },
    Provocation("source-locale", at: "Content/site.yaml", advice: "locale.yaml") {
      $0.replace("source: en", with: "source: fr", in: "site.yaml")
    },
    Provocation("unknown-locale", at: "Content/xxxxxxxxxx/locale.yaml", advice: "BCP 47") {
      $0.content["xxxxxxxxxx/locale.yaml"] = $0.content["en/locale.yaml"]
    },
    Provocation("missing-heading", at: "Content/ar/locale.yaml:7:3", .error, advice: "Add «fix") {
      $0.replace("  fix: [كيفية الإصلاح, طريقة الإصلاح]\n", with: "", in: "ar/locale.yaml")
    },
    Provocation("duplicate-heading", at: "Content/en/locale.yaml:7:3") {
      $0.replace("  notes: Notes", with: "  notes: Description", in: "en/locale.yaml")
    },
    Provocation("missing-phrase", at: "Content/ar/locale.yaml", .warning, advice: "Learn more") {
      $0.replace("  learn_more: اعرف المزيد\n", with: "", in: "ar/locale.yaml")
    },
    Provocation("missing-phrase", at: "Content/en/locale.yaml", advice: "learn_more") {
      $0.replace("  learn_more: Learn more\n", with: "", in: "en/locale.yaml")
    },
    Provocation("unknown-phrase", at: "Content/en/locale.yaml:20:10", .warning, advice: "Did you mean «site»?") {
      $0.replace("phrases:\n", with: "phrases:\n  sites: Farq\n", in: "en/locale.yaml")
    },
    Provocation(
      "plural-category", at: "Content/ar/locale.yaml:27:5", .warning, advice: "zero, one, two, few, many, other"
    ) {
      $0.replace("    two: رمزان\n", with: "", in: "ar/locale.yaml")
    },
    Provocation("unknown-slot", at: "Content/en/locale.yaml:33:15", advice: "first, second") {
      $0.replace("pair_label: \"{first}", with: "pair_label: \"{frist}", in: "en/locale.yaml")
    },
    Provocation("unknown-slot", at: "Content/en/demo/family.md:8:43") {
      $0.replace("{code} ends well", with: "{cod} ends well", in: "en/demo/family.md")
    },
    Provocation("missing-slot", at: "Content/en/demo/family.md:8:43", advice: "names the codes") {
      $0.replace("{code} ends well", with: "It ends well", in: "en/demo/family.md")
    },
    Provocation("missing-label", at: "Content/en/demo/family.md:6:5", advice: "Add") {
      $0.replace("sentence: \"{code} ends well.\", ", with: "", in: "en/demo/family.md")
    },
    Provocation("unknown-trait", at: "Content/families/demo.yaml:13:32", advice: "outcome, phase") {
      $0.replace(
        "traits: {outcome: success, phase: [open]}", with: "traits: {outcome: success, fase: [open]}",
        in: "families/demo.yaml")
    },
    Provocation("unknown-value", at: "Content/families/demo.yaml:13:23", advice: "Did you mean «success»?") {
      $0.replace("{outcome: success,", with: "{outcome: sucess,", in: "families/demo.yaml")
    },
    Provocation("missing-trait", at: "Content/families/demo.yaml:11:3", advice: "success") {
      $0.replace("{outcome: success, phase: [open]}", with: "{phase: [open]}", in: "families/demo.yaml")
    },
    Provocation("missing-reference", at: "Content/families/demo.yaml:11:3", advice: "references") {
      $0.replace(
        "references: [{text: RFC 5321 §4.2.3, url: \"https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3\"}]\n  \"504\"",
        with: "references: []\n  \"504\"", in: "families/demo.yaml")
    },
    Provocation("no-class", at: "Content/families/demo.yaml:16:3", advice: "2") {
      $0.replace("name: DEMO", with: "name: DEMO\nclasses: [{id: 2xx, prefix: \"2\"}]", in: "families/demo.yaml")
    },
    Provocation("invalid-slug", at: "Content/families/demo.yaml:11:3", advice: "ASCII") {
      $0.replace("\"214\":", with: "\"2 14\":", in: "families/demo.yaml")
    },
    Provocation("invalid-slug", at: "Content/families/demo.yaml:11:3", advice: "«family»") {
      $0.replace("\"214\":", with: "family:", in: "families/demo.yaml")
    },
    Provocation("duplicate-slug", at: "Content/families/demo.yaml:15:3", advice: "line 11") {
      $0.replace("\"214\":", with: "\"0xa\":", in: "families/demo.yaml")
      $0.replace("\"504\":", with: "\"0xA\":", in: "families/demo.yaml")
    },
    Provocation("lock-form", at: "Content/ar/demo/translation.lock:2:1", advice: "farq sync") {
      $0.content["ar/demo/translation.lock"] = "214#fix:\n  sauce: 0123456789abcdef\n"
    },
    Provocation("lock-form", at: "Content/ar/demo/translation.lock:1:1", advice: "farq sync") {
      $0.content["ar/demo/translation.lock"] = "214#fix:\n  source: 0123456789abcdef\n"
    },
    Provocation("lock-form", at: "Content/ar/translation.lock:2:1", advice: "merge conflict") {
      $0.content["ar/translation.lock"] = "# A comment.\n<<<<<<< HEAD\n"
    },
    Provocation("stray-file", at: "Content/ar/dmeo/translation.lock", .warning, advice: "folder of its family") {
      $0.content["ar/dmeo/translation.lock"] = "# A comment.\n"
    },
    Provocation("missing-template", at: "Templates/pair.mustache", advice: "pair.mustache") {
      $0.templates["pair.mustache"] = nil
    },
    Provocation("missing-template", at: "Templates/pair.mustache:1:1", advice: "nowhere.mustache") {
      $0.templates["pair.mustache"]? = Array("{{> nowhere}}".utf8)
    },
    Provocation("prepared-value", at: "Templates/pair-link.mustache:1:4", advice: "{{{label}}}") {
      $0.templates["pair-link.mustache"] = Array("{{#label}}<a href=\"{{href}}\">{{{label}}}</a>{{/label}}".utf8)
    },
    Provocation("prepared-value", at: "Templates/pair-link.mustache:1:34", advice: "can't be tested or transformed") {
      $0.templates["pair-link.mustache"] = Array("<a href=\"{{href}}\">{{{uppercased(label)}}}</a>".utf8)
    },
    Provocation("prepared-value", at: "Templates/pair-link.mustache:1:22", advice: "{{{label}}}") {
      $0.templates["pair-link.mustache"] = Array("<a href=\"{{href}}\">{{label}}</a>".utf8)
    },
    Provocation("prepared-value", at: "Templates/matrix-cell.mustache:1:4", advice: "{{label}}") {
      $0.templates["matrix-cell.mustache"] = Array("{{&label}}".utf8)
    },
    Provocation("private-use", at: "Templates/prose.mustache:2:4", advice: "&#xE001;") {
      $0.templates["prose.mustache"] = Array("{{{html}}}\n<i>\u{E001}</i>".utf8)
    },
    Provocation("invalid-template", at: "Templates/pair.mustache:2:10", advice: "{{/name}}") {
      $0.templates["pair.mustache"] = Array("<p>\n{{#open}}".utf8)
    },
  ]
}
