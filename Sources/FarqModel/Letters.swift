/// What the rules about language ask of a character, quickly for the scripts that most text is in.
package enum Letters {
  /// A letter, or a mark that stands above or below one.
  package static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0x00...0x7F: false
    case 0x0620...0x065F, 0x066E...0x06D3: true
    case 0x0600...0x061F, 0x0660...0x066D, 0x2010...0x2027: false
    default: asksIsLetter(scalar)
    }
  }

  /// A mark that stands above or below a letter, such as a vowel sign.
  package static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x2FF, 0x0620...0x064A, 0x0671...0x06D3: false
    case 0x064B...0x065F, 0x0670: true
    default: asksIsMark(scalar)
    }
  }

  /// A letter or a digit of any script, without marks.
  static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x00...0x7F: false
    case 0x0620...0x0669, 0x066E...0x06D3: true
    case 0x2010...0x2027: false
    default: asksIsAlphanumeric(scalar)
    }
  }

  /// A space, or something else that stands for one, such as the end of a line.
  package static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D: true
    case 0x00...0x7F, 0x0600...0x06FF: false
    default: asksIsSpace(scalar)
    }
  }

  // Functions of their own: a function that asks Unicode's tables makes room for their types, whose size is known only when
  // it runs, and that costs ten times what the quick answers do.

  /// A mark that is put above, below or into the character before.
  @inline(never) static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.canonicalCombiningClass != .notReordered
  }

  @inline(never) private static func asksIsLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || asksIsMark(scalar)
  }

  @inline(never) private static func asksIsMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  @inline(never) private static func asksIsSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  @inline(never) private static func asksIsAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Such as `U+E001`.
  package static func name(of scalar: Unicode.Scalar) -> String {
    "U+" + String(scalar.value, radix: 16, uppercase: true)
  }

  /// How many columns the first line of a text takes: marks stand above or below letters, and joiners are not seen.
  package static func columns(ofFirstLineOf text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var columns = 0
      var scalars = ScalarReader(bytes)
      while let scalar = scalars.next(), scalar != "\n", scalar != "\r" {
        if !isMark(scalar), !(0x200B...0x200F).contains(scalar.value) { columns += 1 }
      }
      return columns
    }
  }
}
