#include "question/compare_quotients.h"

namespace shanhai {

namespace {

constexpr int quotient_decimals = 10;

Value rounded_value(const std::optional<Fraction>& number) {
  if (!number) return {};
  const auto value = rounded(*number, quotient_decimals);
  return value ? Value(*value) : Value();
}

}  // namespace

Value growth(const std::optional<Fraction>& now, std::optional<Fraction> before) {
  if (!now || !before) return {};
  const Fraction change = *now - *before;
  if (before->numerator < 0) before->numerator = -before->numerator;
  return rounded_value(quotient(change, *before));
}

Value change(const std::optional<Fraction>& now, const std::optional<Fraction>& before) {
  return now && before ? rounded_value(*now - *before) : Value();
}

Value share(const std::optional<Fraction>& part, const std::optional<Fraction>& whole) {
  if (!part || !whole || whole->numerator <= 0) return {};
  return rounded_value(quotient(*part, *whole));
}

}  // namespace shanhai
