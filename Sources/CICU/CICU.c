#include "CICU.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uenum.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

enum { MAX_UNITS = 4096, MAX_ITEMS = 256, MAX_LOCALE = 160 };

static int32_t to_utf8(const UChar *text, int32_t length, char *buffer, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = 0;
  u_strToUTF8(buffer, capacity, &written, text, length, &status);
  return U_FAILURE(status) || written >= capacity ? -1 : written;
}

int32_t farq_plural_category(const char *locale, int64_t number, char *buffer, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UPluralRules *rules = uplrules_open(locale, &status);
  if (U_FAILURE(status)) return -1;
  UChar keyword[32];
  int32_t length = uplrules_select(rules, (double)number, keyword, 32, &status);
  uplrules_close(rules);
  return U_FAILURE(status) ? -1 : to_utf8(keyword, length, buffer, capacity);
}

int32_t farq_plural_categories(const char *locale, char *buffer, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UPluralRules *rules = uplrules_open(locale, &status);
  if (U_FAILURE(status)) return -1;
  UEnumeration *keywords = uplrules_getKeywords(rules, &status);
  int32_t total = 0, length = 0;
  const char *keyword;
  while (U_SUCCESS(status) && (keyword = uenum_next(keywords, &length, &status)) != NULL) {
    if (total + length + 2 > capacity) {
      total = -1;
      break;
    }
    if (total > 0) buffer[total++] = ' ';
    memcpy(buffer + total, keyword, (size_t)length + 1);
    total += length;
  }
  uenum_close(keywords);
  uplrules_close(rules);
  return U_FAILURE(status) ? -1 : total;
}

int32_t farq_list_pattern(const char *locale, int32_t count, char *buffer, int32_t capacity) {
  if (count < 0 || count > MAX_ITEMS) return -1;
  UChar items[MAX_ITEMS];
  const UChar *pointers[MAX_ITEMS];
  int32_t lengths[MAX_ITEMS];
  for (int32_t i = 0; i < count; i++) {
    items[i] = (UChar)(0xF000 + i);
    pointers[i] = &items[i];
    lengths[i] = 1;
  }
  UErrorCode status = U_ZERO_ERROR;
  UListFormatter *formatter = ulistfmt_open(locale, &status);
  if (U_FAILURE(status)) return -1;
  UChar text[MAX_UNITS];
  int32_t length = ulistfmt_format(formatter, pointers, lengths, count, text, MAX_UNITS, &status);
  ulistfmt_close(formatter);
  return U_FAILURE(status) ? -1 : to_utf8(text, length, buffer, capacity);
}

int32_t farq_format_number(
    const char *locale, const char *numbering, int64_t number, char *buffer, int32_t capacity) {
  char pinned[MAX_LOCALE];
  if (snprintf(pinned, sizeof pinned, "%s@numbers=%s", locale, numbering) >= (int)sizeof pinned) return -1;
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, pinned, NULL, &status);
  if (U_FAILURE(status)) return -1;
  UChar text[64];
  int32_t length = unum_formatInt64(format, number, text, 64, NULL, &status);
  unum_close(format);
  return U_FAILURE(status) ? -1 : to_utf8(text, length, buffer, capacity);
}

int32_t farq_locale_script(const char *locale, char *buffer, int32_t capacity) {
  char likely[MAX_LOCALE];
  UErrorCode status = U_ZERO_ERROR;
  uloc_addLikelySubtags(locale, likely, sizeof likely, &status);
  if (U_FAILURE(status)) return -1;
  int32_t length = uloc_getScript(likely, buffer, capacity, &status);
  return U_FAILURE(status) || length >= capacity ? -1 : length;
}

int32_t farq_language_name(const char *locale, const char *reader, char *buffer, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar text[256];
  int32_t length = uloc_getDisplayName(locale, reader, text, 256, &status);
  return U_FAILURE(status) ? -1 : to_utf8(text, length, buffer, capacity);
}

const char *farq_character_script(uint32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript((UChar32)character, &status);
  return U_FAILURE(status) ? "Zzzz" : uscript_getShortName(script);
}

int32_t farq_locale_is_rtl(const char *locale) { return uloc_isRightToLeft(locale) ? 1 : 0; }
