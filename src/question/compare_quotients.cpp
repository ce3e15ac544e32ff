#include "question/compare_quotients.h"

#include <algorithm>

#include "gather/formula.h"

namespace shanhai {

namespace {

constexpr int quotient_decimals = 10;

/// (now - before) / |before|
Value growth(const Fraction& now, Fraction before) {
  const Fraction change = now - before;
  if (before.numerator < 0) before.numerator = -before.numerator;
  return rounded_quotient(quotient(change, before));
}

}  // namespace

Value rounded_quotient(const std::optional<Fraction>& number) {
  if (!number) return {};
  const auto value = rounded(*number, quotient_decimals);
  return value ? Value(*value) : Value();
}

Value compared(CompareKind::Gives gives, const Measure& measure, bool in_points, const std::optional<Fraction>& now,
               const std::optional<Fraction>& before) {
  using Gives = CompareKind::Gives;
  if (!now || !before) return {};
  if (gives == Gives::gap) return rounded_as(measure, *before - *now);
  if (in_points) return rounded_quotient(*now - *before);
  return gives == Gives::change ? rounded_as(measure, *now - *before) : growth(*now, *before);
}

Value ratio(const std::optional<Fraction>& a, const std::optional<Fraction>& b) {
  return a && b ? rounded_quotient(quotient(*a, *b)) : Value();
}

Value share(const std::optional<Fraction>& part, const std::optional<Fraction>& whole) {
  if (!part || !whole || whole->numerator <= 0) return {};
  return rounded_quotient(quotient(*part, *whole));
}

std::vector<Value> ranks_of(const std::vector<Value>& values) {
  std::vector<std::size_t> ranked;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!is_empty(values[i])) ranked.push_back(i);
  }
  std::sort(ranked.begin(), ranked.end(),
            [&](std::size_t a, std::size_t b) { return compare(values[a], values[b]) > 0; });
  std::vector<Value> ranks(values.size());
  Wide rank = 1;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const bool tie = i > 0 && compare(values[ranked[i]], values[ranked[i - 1]]) == 0;
    if (!tie) rank = static_cast<Wide>(i) + 1;
    ranks[ranked[i]] = Exact{rank, 0};
  }
  return ranks;
}

}  // namespace shanhai
