import FarqModel

/// The `Plural-Forms` field, as the gettext manual ("Plural forms") lists it for groups of languages.
enum PluralForms {
  private struct Form: Sendable {
    var count: Int
    var expression: String
    var index: @Sendable (Int) -> Int
  }

  private static let known: [Form] = [
    Form(count: 1, expression: "0") { _ in 0 },
    Form(count: 2, expression: "n != 1") { $0 != 1 ? 1 : 0 },
    Form(count: 2, expression: "n > 1") { $0 > 1 ? 1 : 0 },
    Form(count: 3, expression: "n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2") { $0 == 1 ? 0 : (2...4).contains($0) ? 1 : 2 },
    Form(count: 3, expression: "n % 10 == 1 && n % 100 != 11 ? 0 : \(fewOfTen) ? 1 : 2") {
      $0 % 10 == 1 && $0 % 100 != 11 ? 0 : isFewOfTen($0) ? 1 : 2
    },
    Form(count: 3, expression: "n == 1 ? 0 : \(fewOfTen) ? 1 : 2") { $0 == 1 ? 0 : isFewOfTen($0) ? 1 : 2 },
    Form(count: 3, expression: "n == 1 ? 0 : n == 0 || n % 100 > 0 && n % 100 < 20 ? 1 : 2") {
      $0 == 1 ? 0 : $0 == 0 || (1..<20).contains($0 % 100) ? 1 : 2
    },
    Form(count: 3, expression: "n == 1 ? 0 : n == 2 ? 1 : 2") { $0 == 1 ? 0 : $0 == 2 ? 1 : 2 },
    Form(
      count: 4, expression: "n % 100 == 1 ? 0 : n % 100 == 2 ? 1 : n % 100 == 3 || n % 100 == 4 ? 2 : 3"
    ) { $0 % 100 == 1 ? 0 : $0 % 100 == 2 ? 1 : [3, 4].contains($0 % 100) ? 2 : 3 },
    Form(
      count: 6,
      expression: "n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n % 100 >= 3 && n % 100 <= 10 ? 3 : n % 100 >= 11 ? 4 : 5"
    ) { $0 < 3 ? $0 : (3...10).contains($0 % 100) ? 3 : $0 % 100 >= 11 ? 4 : 5 },
  ]

  private static let fewOfTen = "n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14)"

  private static func isFewOfTen(_ n: Int) -> Bool { (2...4).contains(n % 10) && !(12...14).contains(n % 100) }

  /// The form that parts whole numbers as the language does; nil when none of the known ones does.
  static func expression(for rules: LocaleRules) -> String? {
    let categories = (0...200).map(rules.pluralCategory)
    let form = known.first { form in
      let pairs = Set(zip(categories, (0...200).map(form.index)).map { "\($0) \($1)" })
      return pairs.count == form.count && Set(categories).count == form.count
    }
    return form.map { "nplurals=\($0.count); plural=\($0.count == 1 ? "0" : "(\($0.expression))");" }
  }
}
