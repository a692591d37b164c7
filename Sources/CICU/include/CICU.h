// The few questions that Farq asks of ICU, behind names that ICU does not rename by macro.
// Text is UTF-8. Functions that fill a buffer return the length written, or -1 when ICU fails or the buffer is too small.
#ifndef FARQ_CICU_H
#define FARQ_CICU_H

#include <stdint.h>

/// The CLDR plural category ("zero", "one", …) of a whole number in a locale.
int32_t farq_plural_category(const char *locale, int64_t number, char *buffer, int32_t capacity);

/// All plural categories that ICU lists for a locale, separated by spaces.
int32_t farq_plural_categories(const char *locale, char *buffer, int32_t capacity);

/// A list of `count` items in the locale's words; item i stands as the private-use character U+F000 + i.
int32_t farq_list_pattern(const char *locale, int32_t count, char *buffer, int32_t capacity);

/// A whole number in the locale's grouping and the given numbering system, such as "latn".
int32_t farq_format_number(
    const char *locale, const char *numbering, int64_t number, char *buffer, int32_t capacity);

/// The locale's script as ISO 15924, such as "Arab": its own or the likely one.
int32_t farq_locale_script(const char *locale, char *buffer, int32_t capacity);

/// What a reader's language calls a locale's, such as "الإنجليزية" for "en".
int32_t farq_language_name(const char *locale, const char *reader, char *buffer, int32_t capacity);

/// 1 when the locale's script is written from right to left, else 0.
int32_t farq_locale_is_rtl(const char *locale);

/// The ISO 15924 script of one character, such as "Latn"; "Zyyy" for digits and punctuation.
const char *farq_character_script(uint32_t character);

#endif
