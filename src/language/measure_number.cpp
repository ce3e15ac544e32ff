#include "language/measure_number.h"

#include <algorithm>
#include <string>

#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/number_text.h"
#include "shanhai/ledger/unit_text.h"

namespace shanhai {

namespace {

constexpr std::size_t most_digits = 27;  // with eight zeros of 亿 behind them, 128 bits hold them
constexpr int most_decimals = 18;

}  // namespace

std::optional<NumberInMeasure> number_in_measure(std::string_view word) {
  const std::string text = ascii_folded(word);
  const std::size_t length = std::min(text.find_first_not_of("0123456789."), text.size());
  const std::string_view digits = std::string_view(text).substr(0, length);
  const std::string_view unit = std::string_view(text).substr(length);
  if (digits.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  const std::size_t point = digits.find('.');
  const bool scaled = unit == "万" || unit == "亿";
  const bool money = unit == "元" || unit == "万元" || unit == "亿元";
  const bool well_formed =
      point == std::string_view::npos ||
      (point > 0 && point + 1 < length && digits.find('.', point + 1) == std::string_view::npos);
  if (!well_formed || (!unit.empty() && !scaled && !money)) {
    return NumberInMeasure{std::nullopt, "is not a number", false};
  }
  Exact number;
  std::size_t count = 0;
  for (const char c : digits) {
    if (c == '.') continue;
    number.units = number.units * 10 + (c - '0');
    if (number.units != 0 && ++count > most_digits) {
      return NumberInMeasure{std::nullopt, "has too many digits", false};
    }
  }
  const std::size_t decimals = point == std::string_view::npos ? 0 : length - point - 1;
  if (decimals > most_decimals)
    return NumberInMeasure{std::nullopt, "has too many decimals", false};
  number.decimals = static_cast<int>(decimals);
  const UnitPower power = unit.empty() ? 0 : unit_power(unit);
  const int shift = std::min(power, number.decimals);
  number.decimals -= shift;
  number.units *= power_of_ten(power - shift);
  return NumberInMeasure{number, nullptr, money};
}

std::optional<NumberInCondition> number_in_condition(std::string_view word) {
  const std::string folded = ascii_folded(word);
  std::string_view digits = folded;
  const bool percentage = digits.ends_with('%');
  if (percentage) digits.remove_suffix(1);
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  const auto read = number_in_measure(digits);
  if (!read) return std::nullopt;
  NumberInCondition result{read->number, read->reason, read->money, percentage};
  if (percentage && read->money) return NumberInCondition{std::nullopt, "is not a number", true, true};
  if (!result.number) return result;
  if (negative) result.number->units = -result.number->units;
  if (percentage) result.number = scaled_down(*result.number, 2);
  return result;
}

}  // namespace shanhai
