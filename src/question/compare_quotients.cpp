#include "question/compare_quotients.h"

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

}  // namespace shanhai
