#pragma once
// A number as it stands in a measure. Unlike a cell it keeps all its decimals.

#include <optional>
#include <string_view>

#include "shanhai/ledger/exact.h"

namespace shanhai {

struct NumberInMeasure {
  std::optional<Exact> number;   // in ones
  const char* reason = nullptr;  // where there is none: "is too long for a number"
  bool money = false;            // it names 元, 万元 or 亿元
};

/// 0.35, 100万, 2亿, 5000元, 1.5万元, also in full-width digits; empty for a word that does not begin as a
/// number does.
std::optional<NumberInMeasure> number_in_measure(std::string_view word);

/// The same in a condition, where it may have a sign, and a % behind it: the number is then a hundredth. A percentage names
/// no money.
struct NumberInCondition {
  std::optional<Exact> number;
  const char* reason = nullptr;  // where there is none: "is too long for a number"
  bool money = false;
  bool percentage = false;
};
std::optional<NumberInCondition> number_in_condition(std::string_view word);

}  // namespace shanhai
