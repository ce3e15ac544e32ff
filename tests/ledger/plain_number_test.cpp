#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "shanhai/ledger/number_text.h"

using namespace shanhai;

namespace {

/// [+-]digits[.digits], at most 18 characters, with no more decimals than are kept.
bool has_plain_form(std::string text, UnitPower unit) {
  if (text.size() > 18) return false;
  if (text.starts_with('-') || text.starts_with('+')) text.erase(0, 1);
  const std::size_t point = text.find('.');
  const std::string whole = text.substr(0, point);
  const std::string behind = point == text.npos ? "0" : text.substr(point + 1);
  const auto all_digits = [](const std::string& some) {
    return !some.empty() && some.find_first_not_of("0123456789") == some.npos;
  };
  return all_digits(whole) && all_digits(behind) && (point == text.npos || behind.size() <= 4u + static_cast<unsigned>(unit));
}

}  // namespace

TEST_CASE("a plain number is what the full rules say it is") {
  std::mt19937 random(20230630);
  static constexpr std::string_view characters = "0123456789012345678901234567890123456789..+-,x/: ";
  for (int i = 0; i < 300'000; ++i) {
    std::string text;
    const std::size_t size = random() % (i % 2 ? 9 : 20);
    while (text.size() < size) text += characters[random() % (random() % 4 ? 41 : characters.size())];
    const UnitPower unit = static_cast<UnitPower>(random() % 3 * 4);
    std::int64_t units = 0;
    const bool plain = read_plain_number(text, unit, units);
    CAPTURE(text);
    CAPTURE(unit);
    // A space behind it is no plain number's, and the full rules pass it over.
    const NumberReading reading = read_number(text + " ", NumberKind::money, unit);
    REQUIRE(plain == (has_plain_form(text, unit) && reading.ok));
    if (plain) REQUIRE(units == reading.units);
    if (plain) REQUIRE(!reading.rounded);
  }
}
