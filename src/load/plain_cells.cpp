// Loops of a fixed length without branches: a compiler makes a few vector instructions of them.
#include "load/plain_cells.h"

namespace shanhai {

namespace {

unsigned digit(char c) { return static_cast<unsigned>(static_cast<unsigned char>(c)) - '0'; }

template <std::size_t count>
bool are_digits(const char* bytes) {
  unsigned char wrong = 0;
  for (std::size_t i = 0; i < count; ++i) wrong |= static_cast<unsigned char>(digit(bytes[i]) > 9);
  return wrong == 0;
}

struct Month {
  unsigned before, days;  // in a year that is no leap year
};
constexpr Month months[] = {{0, 31},   {31, 28},  {59, 31},  {90, 30},  {120, 31}, {151, 30},
                            {181, 31}, {212, 31}, {243, 30}, {273, 31}, {304, 30}, {334, 31}};
constexpr Day days_before_1970 = 719'162;  // from 0001-01-01

}  // namespace

std::optional<Date> plain_day(std::string_view bytes) {
  if (bytes.size() != 10) return std::nullopt;
  const char* const c = bytes.data();
  const bool shaped = are_digits<4>(c) & (c[4] == '-') & are_digits<2>(c + 5) & (c[7] == '-') & are_digits<2>(c + 8);
  const unsigned year = digit(c[0]) * 1000 + digit(c[1]) * 100 + digit(c[2]) * 10 + digit(c[3]);
  const unsigned month = digit(c[5]) * 10 + digit(c[6]) - 1;
  const unsigned day = digit(c[8]) * 10 + digit(c[9]) - 1;
  if (!shaped || year == 0 || month > 11) return std::nullopt;
  const bool leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0));
  if (day >= months[month].days + unsigned{leap & (month == 1)}) return std::nullopt;
  const unsigned past = year - 1;
  const unsigned days = past * 365 + past / 4 - past / 100 + past / 400 + months[month].before +
                        unsigned{leap & (month > 1)} + day;
  return Date(static_cast<Day>(days) - days_before_1970, Precision::day);
}

bool is_plain_identity(std::string_view bytes) {
  return bytes.size() == 18 && are_digits<17>(bytes.data()) && (bytes[17] == 'X' || digit(bytes[17]) <= 9);
}

bool is_plain_phone(std::string_view bytes) { return bytes.size() == 11 && are_digits<11>(bytes.data()); }

}  // namespace shanhai
