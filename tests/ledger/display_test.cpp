#include "shanhai/ledger/display.h"

#include <doctest/doctest.h>

using namespace shanhai;

TEST_CASE("columns that text takes in a terminal") {
  struct {
    std::string text;
    int width;
  } const rows[] = {
      {"", 0},
      {"sales.csv: 40,600.00", 20},
      {"金额合计(万元)", 14},
      {"（全角）", 8},
      {"ＡＢ１２", 8},
      {"ｱｲ", 2},  // half-width katakana
      {"한국", 4},
      {"é", 1},         // one code point
      {"e\u0301", 1},   // and a combining accent
      {"བོད་", 3},       // Tibetan: the vowel sign takes none
      {"a\u200Bb", 2},  // zero-width space
      {"😀", 2},
      {"—…·“”×", 6},  // ambiguous: narrow
      {"─═", 2},
      {"㐀𠀀", 4},  // extensions A and B
      {"\x1b", 0},
      {"\xFF", 1},  // not UTF-8: shown as �
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(display_width(row.text) == row.width);
  }
}

TEST_CASE("what could move a cursor is made visible") {
  struct {
    std::string text, shown;
  } const rows[] = {
      {"山海 sales", "山海 sales"},
      {"\x1b[31m红", "␛[31m红"},
      {"a\tb\r\nc", "a␉b␍␊c"},
      {std::string("\0\x7F", 2), "␀␡"},
      {"\u009B2J", "<U+009B>2J"},  // CSI in one character
      {"a\u202Eb\u2066c", "a<U+202E>b<U+2066>c"},
      {"a\u2028b", "a<U+2028>b"},
      {"\xC3(\xFF", "�(�"},
      {"e\u0301", "e\u0301"},
  };
  for (const auto& row : rows) CHECK(visible(row.text) == row.shown);
}

TEST_CASE("text is cut to a width, with … where something went") {
  struct {
    std::string text;
    int width;
    const char* cut;
  } const rows[] = {
      {"渠道", 4, "渠道"},
      {"渠道合计", 6, "渠道…"},  // one column stays free: no half character
      {"渠道合计", 7, "渠道合…"},
      {"abcdef", 4, "abc…"},
      {"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
      {"abc", 1, "…"},
      {"abc", 0, ""},
      {"", 0, ""},
  };
  for (const auto& row : rows) CHECK(shortened(row.text, row.width) == row.cut);
}
