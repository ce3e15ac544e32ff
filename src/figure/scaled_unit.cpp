#include "figure/scaled_unit.h"

#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/unit_text.h"

namespace shanhai {

namespace {

/// number x 10^power.
Exact times_ten_to(Exact number, int power) {
  if (power < 0) {
    number = rounded(number, 18 + power);
    return scaled_down(number, -power);
  }
  const int shifted = std::min(power, number.decimals);
  number.decimals -= shifted;
  number.units *= power_of_ten(power - shifted);
  return number;
}

}  // namespace

ScaledUnit scaled_unit(std::string_view text) {
  std::string name = ascii_folded(trimmed(text));
  if (name == "%") return {-2, "%"};
  int power = 0;
  for (const auto& [prefix, zeros] : {std::pair<std::string_view, int>{"万", 4}, {"亿", 8}}) {
    if (name.starts_with(prefix)) {
      power = zeros;
      name.erase(0, prefix.size());
      break;
    }
  }
  const bool is_yuan = !name.empty() && unit_power(folded_name(name)) == 0;
  return {power, is_yuan ? "元" : name};
}

Exact in_base(const Exact& number, const ScaledUnit& unit) {
  return times_ten_to(number, unit.power);
}

Exact counted_in(const Exact& number, const ScaledUnit& unit) {
  return times_ten_to(number, -unit.power);
}

}  // namespace shanhai
