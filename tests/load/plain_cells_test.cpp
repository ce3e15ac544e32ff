// The quick ways against the rules that they spare, on cells that are nearly what they look for.
#include <doctest/doctest.h>

#include <deque>
#include <map>
#include <random>

#include "load/cell_reader.h"
#include "load/known_cells.h"
#include "load/plain_cells.h"

using namespace shanhai;

namespace {

/// One character of `text` is another, or gone, or twice there; or it stays as it is.
std::string changed(std::string text, std::mt19937& random) {
  static constexpr std::string_view others = "0123456789-/:.xX \xE5\x01";
  if (text.empty() || random() % 4 == 0) return text;
  const std::size_t at = random() % text.size();
  switch (random() % 4) {
    case 0: return text.erase(at, 1);
    case 1: return text.insert(at, 1, text[at]);
    default: text[at] = others[random() % others.size()]; return text;
  }
}

std::string digits(std::size_t count, std::mt19937& random) {
  std::string text;
  while (text.size() < count) text += static_cast<char>('0' + random() % 10);
  return text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

ColumnSpec column_of(ColumnType type) {
  ColumnSpec spec;
  spec.id = "column";
  spec.type = type;
  return spec;
}

/// What a reader makes of cells, each with other bytes behind it; `?` for what cannot be read, `!` for what is odd.
std::vector<std::string> read(CellReader& reader, const std::vector<std::string>& texts) {
  std::deque<std::string> padded;
  std::vector<std::string_view> cells;
  for (const std::string& text : texts) {
    padded.push_back(text + std::string(KnownCells::longest, static_cast<char>('0' + padded.size() % 10)));
    cells.push_back(std::string_view(padded.back()).substr(0, text.size()));
  }
  std::vector<std::int64_t> numbers;
  std::vector<std::uint32_t> odd;
  reader.read(cells, numbers, odd);
  std::vector<std::string> read;
  for (const std::int64_t number : numbers) read.push_back(number == unreadable ? "?" : reader.text_of(number));
  for (const std::uint32_t number : odd) read[number] += "!";
  return read;
}

}  // namespace

TEST_CASE("known cells: what was learnt of exactly these bytes") {
  std::mt19937 random(20230630);
  KnownCells known;
  std::map<std::string, std::int64_t> meanings;
  for (int i = 0; i < 200'000; ++i) {
    std::string text;
    const std::size_t size = 1 + random() % KnownCells::longest;
    while (text.size() < size) text += "ab\0"[random() % 3];
    if (random() % 2) text.assign(text.size(), 'a');
    const std::string padded = text + std::string(KnownCells::longest, "ab\0"[random() % 3]);
    const auto meaning = static_cast<std::int64_t>(meanings.try_emplace(text, meanings.size()).first->second);
    const auto of = known.of(std::string_view(padded).substr(0, size), [&] { return KnownCells::Known{meaning, meaning % 2 == 0}; });
    REQUIRE(of.cell == meaning);
    REQUIRE(of.odd == (meaning % 2 == 0));
    if (i % 50'000 == 0) known.forget();
  }
}

TEST_CASE("known months: the days that are days") {
  std::mt19937 random(20230630);
  KnownMonths months;
  for (int i = 0; i < 200'000; ++i) {
    const char* const years[] = {"0000", "0001", "1900", "2000", "2023", "2024", "9999"};
    const auto two = [&](unsigned below) { return digits(1, random).replace(0, 1, std::to_string(100 + random() % below)).substr(1); };
    const std::string text = changed(std::string(years[random() % 7]) + "-" + two(14) + "-" + two(40), random);
    CAPTURE(text);
    const auto day = plain_day(text);
    REQUIRE(months.day(text) == (day ? std::optional(day->packed()) : std::nullopt));
    if (day) REQUIRE(day == read_date(text).date);
    if (text.size() == 10 && text[4] == '-' && text[7] == '-' && !day) REQUIRE(!read_date(text).date);
  }
}

TEST_CASE("plain identity numbers and telephones") {
  std::mt19937 random(20230630);
  for (int i = 0; i < 100'000; ++i) {
    const std::string identity = changed(digits(17, random) + (random() % 2 ? "X" : "7"), random);
    bool plain = identity.size() == 18 && (is_digit(identity.back()) || identity.back() == 'X');
    for (std::size_t at = 0; at + 1 < identity.size(); ++at) plain = plain && is_digit(identity[at]);
    CAPTURE(identity);
    REQUIRE(is_plain_identity(identity) == plain);
    const std::string phone = changed(digits(11, random), random);
    CAPTURE(phone);
    REQUIRE(is_plain_phone(phone) == (phone.size() == 11 && std::all_of(phone.begin(), phone.end(), is_digit)));
  }
}

TEST_CASE("a reader that has read much reads as one that has read nothing") {
  std::mt19937 random(20230630);
  const auto some = [&](ColumnType type) -> std::string {
    static const std::string words[] = {"县内", " 县内", "县内　", "不详", "-", "", "'3", "n/a", "东部结对省份", "百", "计", "甲\xE5",
                                        "一二三四五六七八九十一", "一二三四五六七八九十一二三四五六七八九十"};
    if (random() % 4 == 0) return words[random() % std::size(words)];
    switch (type) {
      case ColumnType::money:
      case ColumnType::count:
      case ColumnType::decimal: return changed(digits(1 + random() % 9, random) + (random() % 2 ? ".5" : ""), random);
      case ColumnType::date: return changed("2023-0" + digits(1, random) + "-1" + digits(1, random), random);
      case ColumnType::identity: return changed(digits(17, random) + "X", random);
      case ColumnType::phone: return changed(digits(11, random), random);
      default: return changed(words[random() % std::size(words)], random);
    }
  };
  for (const ColumnType type : {ColumnType::text, ColumnType::category, ColumnType::list, ColumnType::name,
                                ColumnType::identity, ColumnType::phone, ColumnType::money, ColumnType::count,
                                ColumnType::decimal, ColumnType::date}) {
    const ColumnSpec spec = column_of(type);
    CellReader experienced(spec);
    for (int round = 0; round < 100; ++round) {
      std::vector<std::string> texts;
      while (texts.size() < 120) texts.push_back(some(type));
      const std::vector<std::string> together = read(experienced, texts);
      for (std::size_t i = 0; i < texts.size(); i += 7) {
        CellReader fresh(spec);
        CAPTURE(texts[i]);
        REQUIRE(together[i] == read(fresh, {texts[i]}).front());
      }
      experienced.begin_batch(texts.size());
    }
  }
}
