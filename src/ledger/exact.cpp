#include "shanhai/ledger/exact.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace shanhai {

namespace {

__extension__ using UnsignedWide = unsigned __int128;

UnsignedWide magnitude(Wide number) {
  return number < 0 ? UnsignedWide{0} - static_cast<UnsignedWide>(number)
                    : static_cast<UnsignedWide>(number);
}

/// Most numbers fit in 64 bits, whose division is several times as quick.
template <typename Unsigned>
char* write_digits(Unsigned number, char* end) {
  do {
    *--end = static_cast<char>('0' + static_cast<int>(number % 10));
    number /= 10;
  } while (number != 0);
  return end;
}

/// The digits with at least one before the point.
std::string padded_digits(const Exact& number) {
  char digits[40];
  char* const end = std::end(digits);
  const UnsignedWide whole = magnitude(number.units);
  const auto narrow = static_cast<std::uint64_t>(whole);
  char* begin = narrow == whole ? write_digits(narrow, end) : write_digits(whole, end);
  while (end - begin <= number.decimals) *--begin = '0';
  return {begin, end};
}

}  // namespace

Wide power_of_ten(int power) {
  assert(power >= 0 && power <= 38);
  Wide result = 1;
  for (int i = 0; i < power; ++i) result *= 10;
  return result;
}

int compare(const Exact& a, const Exact& b) {
  const bool a_negative = a.units < 0;
  const bool b_negative = b.units < 0;
  if (a_negative != b_negative) return a_negative ? -1 : 1;
  // Whole parts first, so that bringing both to the same decimals cannot overflow.
  const Wide a_whole = a.units / power_of_ten(a.decimals);
  const Wide b_whole = b.units / power_of_ten(b.decimals);
  if (a_whole != b_whole) return a_whole < b_whole ? -1 : 1;
  const int decimals = std::max(a.decimals, b.decimals);
  const Wide a_rest = a.units % power_of_ten(a.decimals) * power_of_ten(decimals - a.decimals);
  const Wide b_rest = b.units % power_of_ten(b.decimals) * power_of_ten(decimals - b.decimals);
  return a_rest < b_rest ? -1 : a_rest > b_rest ? 1 : 0;
}

Exact rounded(const Exact& number, int decimals) {
  if (number.decimals <= decimals) return number;
  const Wide step = power_of_ten(number.decimals - decimals);
  Wide units = number.units / step;
  const Wide rest = number.units % step;
  if (rest >= step - rest) ++units;
  if (-rest >= step + rest) --units;
  return {units, decimals};
}

Exact scaled_down(Exact number, int power) {
  number.decimals += power;
  while (number.decimals > 18 && number.units % 10 == 0) {
    number.units /= 10;
    --number.decimals;
  }
  return number;
}

std::string plain(const Exact& number) {
  std::string digits = padded_digits(number);
  if (number.decimals > 0) {
    digits.insert(digits.size() - static_cast<std::size_t>(number.decimals), 1, '.');
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
  }
  if (number.units < 0) digits.insert(0, 1, '-');
  return digits;
}

std::string grouped(const Exact& number, int decimals) {
  Exact shown = rounded(number, decimals);
  std::string digits = padded_digits(shown);
  std::string fraction = digits.substr(digits.size() - static_cast<std::size_t>(shown.decimals));
  fraction.resize(static_cast<std::size_t>(decimals), '0');
  digits.resize(digits.size() - static_cast<std::size_t>(shown.decimals));
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  if (decimals > 0) digits += '.' + fraction;
  if (shown.units < 0) digits.insert(0, 1, '-');
  return digits;
}

}  // namespace shanhai
