#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "check/person_number.h"
#include "shanhai/ledger/identity.h"

using namespace shanhai;
using namespace shanhai::checking;

TEST_CASE("an identity number is looked at quickly or by one rule after the other, with the same result") {
  std::mt19937 random(20230630);
  const auto two = [&](unsigned below) { return std::to_string(100 + random() % below).substr(1); };
  for (int i = 0; i < 100'000; ++i) {
    std::string word = "9999" + two(100) + (random() % 8 ? "19" : "18") + two(100) + two(14) + two(33) + std::to_string(1000 + random() % 1000).substr(1);
    word += random() % 8 ? identity_check_character(word) : '7';
    if (random() % 8 == 0) word[random() % word.size()] = "0*Xx/:"[random() % 6];
    if (random() % 8 == 0) word += "43";
    CAPTURE(word);
    const auto [fault, birth] = look_at_identity(word);
    const bool digits = (word.size() == 18 || word.size() == 20) &&
                        word.substr(0, 17).find_first_not_of("0123456789") == word.npos &&
                        word.find_first_not_of("0123456789Xx", 17) == word.npos &&
                        word.find_first_not_of("0123456789", 18) == word.npos;
    const DateReading day = read_date(digits ? word.substr(6, 8) : "");
    const bool has_day = day.date && word.substr(6, 4) >= "1850";
    IdentityFault expected = IdentityFault::none;
    if (is_masked_identity(word)) expected = IdentityFault::masked;
    else if (is_damaged_identity(word)) expected = IdentityFault::damaged;
    else if (!digits) expected = IdentityFault::form;
    else if (!has_day) expected = IdentityFault::birth;
    else if (!has_right_check_character(word)) expected = IdentityFault::check;
    REQUIRE(fault == expected);
    if (fault == IdentityFault::none) REQUIRE(birth == day.date.value_or(Date()).first());
  }
}
