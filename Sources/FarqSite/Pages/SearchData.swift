import FarqModel

/// `/<locale>/search.json`: what the code picker knows; it grows with the codes, not with their pairs.
enum SearchData {
  static func group(_ context: LocaleContext, families: [FamilyPages]) -> SitePlan.Group {
    let key = FamilyKeys.lists(families, context)
    return SitePlan.Group(kind: "search", .search(context.id), key: key.value) { out in
      let pair = context.phrases.text(
        .pairLabel, ["first": .code("{first}"), "second": .code("{second}")])
      let entries = families.map(\.parts).map { parts in
        let codes = parts.codes.codes.indices.map { code($0, parts.codes) }
        let family = parts.codes.family.family
        return "{\"slug\":\"\(family.slug)\",\"name\":\"\(Escape.json(family.name))\",\"codes\":[\n"
          + codes.joined(separator: ",\n") + "]}"
      }
      out.append("{\"pair\":\"\(Escape.json(pair.bare))\",\"families\":[" + entries.joined(separator: ",\n") + "]}\n")
    }
  }

  private static func code(_ index: Int, _ codes: CodeViews) -> String {
    let code = codes.codes[index]
    let fields = [
      ("code", code.id), ("slug", code.slug), ("name", codes.name(index).bare), ("official", code.official),
      ("summary", codes.family.codes[index].text("summary").bare),
    ]
    return "{" + fields.map { "\"\($0)\":\"\(Escape.json($1))\"" }.joined(separator: ",") + "}"
  }
}
