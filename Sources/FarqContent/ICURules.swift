internal import CICU
import FarqModel

/// Asks ICU for what a locale's language does with numbers and lists.
enum ICURules {
  /// The rules of a locale, or nil when ICU does not know it. `numbering` is a CLDR numbering system such as `latn`.
  static func rules(for id: String, numbering: String) -> LocaleRules? {
    guard let script = text({ farq_locale_script(id, $0, $1) }), !script.isEmpty,
      let categories = text({ farq_plural_categories(id, $0, $1) }),
      text({ farq_format_number(id, numbering, 0, $0, $1) }) != nil
    else { return nil }
    let letters = Lazy { isLetter(of: scripts(of: script)) }
    return LocaleRules(
      script: script, letters: { letters.value },
      pluralCategories: PhraseReader.categories.filter(categories.split(separator: " ").map(String.init).contains),
      pluralCategory: { number in text { farq_plural_category(id, Int64(number), $0, $1) } ?? "other" },
      number: { number in text { farq_format_number(id, numbering, Int64(number), $0, $1) } ?? String(number) },
      list: { count in
        let pattern = text { farq_list_pattern(id, Int32(count), $0, $1) } ?? ""
        return pattern.unicodeScalars.map { scalar in
          (0xF000..<0xF100).contains(scalar.value)
            ? SlotMarker.character(Int(scalar.value) - 0xF000) : String(Character(scalar))
        }.joined()
      },
      languageName: { other in text { farq_language_name(other, id, $0, $1) } ?? other })
  }

  static func isRightToLeft(_ id: String) -> Bool { farq_locale_is_rtl(id) == 1 }

  /// The ISO 15924 code of a character's script.
  static func script(of scalar: Unicode.Scalar) -> String { String(cString: farq_character_script(scalar.value)) }

  /// The scripts of single characters that a script of ISO 15924 is made of: some codes stand for several.
  private static func scripts(of code: String) -> Set<String> {
    switch code {
    case "Jpan", "Hrkt": ["Hani", "Hira", "Kana"]
    case "Kore": ["Hang", "Hani"]
    case "Hans", "Hant", "Hanb": ["Hani", "Bopo"]
    default: [code]
    }
  }

  /// Answers from a table for the characters that most scripts are written in.
  private static func isLetter(of scripts: Set<String>) -> @Sendable (Unicode.Scalar) -> Bool {
    let scripts = scripts.union(["Zyyy", "Zinh"])
    // Neighbours are most often of one script, whose code is one and the same text of ICU.
    var known: (code: UnsafePointer<CChar>, isIncluded: Bool)?
    let table = (0..<UInt32(0x2000)).map { value in
      guard let code = farq_character_script(value) else { return false }
      if let known, known.code == code { return known.isIncluded }
      let isIncluded = scripts.contains(String(cString: code))
      known = (code, isIncluded)
      return isIncluded
    }
    return { scalar in
      scalar.value < table.count ? table[Int(scalar.value)] : scripts.contains(script(of: scalar))
    }
  }

  /// How much of some lines is in letters of a script.
  static func measure(_ lines: [ProseLine], sourceScript: String) -> ProseMeasure {
    ProseMeasure(of: lines, sourceScript: sourceScript, script: script)
  }

  private static func text(_ fill: (UnsafeMutablePointer<CChar>, Int32) -> Int32) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let length = fill(base, 4095)
      guard length >= 0 else { return nil }
      return String(decoding: UnsafeRawBufferPointer(start: base, count: Int(length)), as: UTF8.self)
    }
  }
}
