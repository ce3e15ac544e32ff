// The quick ways of cutting are held against plain ones, on text made of what the rules are about: a reader that
// looks at one byte after the other, and csv.h where it can read the text at all.
#define CSV_IO_NO_THREAD
#include <limits>

#include "load/record_cutter.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <libfccp/csv.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "load/plain_cells.h"

using namespace shanhai;

namespace {

struct Record {
  std::vector<std::string> cells;
  std::uint32_t lines = 1;
  bool faulty = false;
  bool operator==(const Record&) const = default;
};

/// RFC 4180 as the manual has it, a byte at a time.
std::vector<Record> cut_slowly(const std::string& text, char separator) {
  std::vector<Record> records;
  std::size_t at = 0;
  const auto ends_line = [&](std::size_t place) { return text[place] == '\n' || text[place] == '\r'; };
  const auto behind_line_end = [&](std::size_t place) {
    return place + (text[place] == '\r' && place + 1 < text.size() && text[place + 1] == '\n' ? 2 : 1);
  };
  while (at < text.size()) {
    Record record;
    for (bool more = true; more;) {
      std::string cell;
      if (at < text.size() && text[at] == '"') {
        ++at;
        for (;; ++at) {
          if (at == text.size()) {
            record.faulty = true;
            break;
          }
          if (text[at] == '"' && at + 1 < text.size() && text[at + 1] == '"') ++at;
          else if (text[at] == '"') break;
          if (ends_line(at) && !(text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n')) ++record.lines;
          cell += text[at];
        }
        if (at < text.size()) ++at;
        for (; at < text.size() && text[at] != separator && !ends_line(at); ++at) {
          if (text[at] != ' ' && text[at] != '\t') record.faulty = true;
        }
      } else {
        for (; at < text.size() && text[at] != separator && !ends_line(at); ++at) cell += text[at];
      }
      record.cells.push_back(cell);
      more = at < text.size() && text[at] == separator;
      if (more) ++at;
    }
    if (at < text.size()) at = behind_line_end(at);
    records.push_back(record);
  }
  return records;
}

/// As a scan does it: the text comes in pieces, each behind what is left of those before, and a record that is not
/// whole is gone on with.
std::vector<Record> cut_quickly(const std::string& text, char separator, Lookup lookup, std::size_t piece) {
  RecordCutter cutter(separator, lookup);
  std::vector<Record> records;
  std::string storage;
  std::string padded = text + std::string(SpecialBytes::padding, '"');
  std::size_t begin = 0, size = std::min(piece, text.size());
  std::string_view seen(padded.data(), size);
  cutter.start(seen, 0);
  for (;;) {
    const Cut cut = cutter.cut(size == text.size());
    if (cut == Cut::end) return records;
    if (cut == Cut::incomplete) {
      const std::size_t moved = cutter.next();
      begin += moved;
      size = std::min(size + piece, text.size());
      seen = {padded.data() + begin, size - begin};
      cutter.go_on(seen, moved);
      continue;
    }
    Record record;
    for (std::size_t i = 0; i < cutter.cells(); ++i) {
      record.cells.emplace_back(content_of(seen, cutter.cell(i), storage));
    }
    record.lines = cutter.lines();
    record.faulty = cutter.fault() != RecordFault::none;
    records.push_back(std::move(record));
  }
}

std::string made_of(const std::vector<std::string>& tokens, std::size_t bytes, std::mt19937& random) {
  std::string text;
  while (text.size() < bytes) text += tokens[random() % tokens.size()];
  return text;
}

}  // namespace

TEST_CASE("cutter: every lookup cuts as a reader of single bytes does") {
  const std::vector<std::vector<std::string>> kinds = {
      {",", ",", ",", "1", "百泉镇", "\n"},
      {",", ",", "12", "\"贵州,独山\"", "\"\"", "\r\n", "\n"},
      {",", ",", ",", "\"", "\"\"", "甲", "\n", "\r", "\r\n", "\t", std::string(1, '\0'), " ", "\x1F"},
      {",\"甲,乙\"", ",3", ",\"丙\"", ",\"\"", "\n", "\n\"丁\""},
  };
  std::mt19937 random(20230630);
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    for (const std::size_t bytes : {1u, 7u, 64u, 130u, 1000u, 40'000u, 100'000u}) {
      const std::string text = made_of(kinds[kind], bytes, random);
      for (const char separator : {',', '\t', ';'}) {
        const std::size_t piece = 1 + random() % (bytes > 1000 ? 5000 : 200);
        const std::vector<Record> expected = cut_slowly(text, separator);
        for (const Lookup lookup : {Lookup::plain, Lookup::sse2, Lookup::avx2, Lookup::avx512}) {
          if (!has_lookup(lookup)) continue;
          CAPTURE(kind);
          CAPTURE(bytes);
          CAPTURE(separator);
          CAPTURE(static_cast<int>(lookup));
          CHECK((cut_quickly(text, separator, lookup, piece) == expected));
          if (bytes <= 1000) CHECK((cut_quickly(text, separator, lookup, 1) == expected));
        }
      }
    }
  }
}

TEST_CASE("cutter: cuts what csv.h can read as csv.h does") {
  const std::vector<std::string> cells = {"", "1", "百泉镇", "\"\"", "\"贵州,独山\"", "\"说\"\"好\"\"\"", "2023-06-30", "a b"};
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::string text;
    for (int row = 0; row < 1500; ++row) {
      for (int cell = 0; cell < 4; ++cell) text += (cell > 0 ? "," : "") + cells[random() % cells.size()];
      text += round % 2 == 0 ? "\n" : "\r\n";
    }
    std::vector<Record> expected;
    io::CSVReader<4, io::trim_chars<'\v'>, io::double_quote_escape<',', '"'>> reader("", text.data(),
                                                                                    text.data() + text.size());
    std::string a, b, c, d;
    while (reader.read_row(a, b, c, d)) expected.push_back({{a, b, c, d}, 1, false});
    CHECK(expected.size() == 1500);
    CHECK((cut_quickly(text, ',', quickest_lookup(), 50'000) == expected));
  }
}

TEST_CASE("plain cells: a day is what the calendar says it is") {
  for (int year = 0; year <= 9999; year += year < 1890 || year > 2110 ? 73 : 1) {
    for (unsigned month = 0; month <= 13; ++month) {
      for (unsigned day = 0; day <= 32; ++day) {
        const std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
        const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
        std::optional<Date> expected;
        if (year > 0 && date.ok()) {
          expected = Date(static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count()), Precision::day);
        }
        if (plain_day(text) != expected || read_date(text).date != expected) CHECK_MESSAGE(false, text);
      }
    }
  }
  for (const char* odd : {"2023-06-3x", "2023/06/30", "2023-6-30", "2023-06-030", "20230630", "", " 2023-06-3"}) {
    CHECK(!plain_day(odd));
  }
}

TEST_CASE("plain cells: names, identity numbers and telephones as they are kept") {
  for (const char* name : {"甲", "欧阳乙", "一龥"}) CHECK(is_plain_name(name));
  for (const char* odd : {"", "无", "不详", "甲 ", "　甲", "甲A", "Ａ甲", "'甲", "\xE7\x94", "—", "\xE7\x94\x41", "㐀"}) {
    CHECK(!is_plain_name(odd));
  }
  CHECK(is_plain_identity("11010519491231002X"));
  CHECK(is_plain_identity("440524188001010014"));
  for (const char* odd : {"11010519491231002x", "1101051949123100", "11010519491231O02X", "110105194912310021X", ""}) {
    CHECK(!is_plain_identity(odd));
  }
  CHECK(is_plain_phone("19900001234"));
  for (const char* odd : {"1990000123", "19900001234.0", "1990000123x", "+8619900001"}) CHECK(!is_plain_phone(odd));
}
