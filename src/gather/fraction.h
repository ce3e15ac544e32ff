#pragma once
// A quotient of two whole numbers of any length, for what a measure works out once a group. It is not
// reduced: a sum of sums stays over one power of ten, and the one division comes at the end.

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>

#include "shanhai/ledger/exact.h"

namespace shanhai {

using boost::multiprecision::cpp_int;

cpp_int big(Wide number);

struct Fraction {
  cpp_int numerator;
  cpp_int denominator = 1;  // above 0
};

Fraction fraction(const Exact& number);

Fraction operator+(const Fraction& a, const Fraction& b);
Fraction operator-(const Fraction& a, const Fraction& b);
Fraction operator*(const Fraction& a, const Fraction& b);
/// Empty where b is 0.
std::optional<Fraction> quotient(const Fraction& a, const Fraction& b);

/// The root of a number that is not negative: exact where it has at most `root_decimals` decimals, else cut
/// after them.
Fraction square_root(const Fraction& number);
inline constexpr int root_decimals = 50;

/// Rounded half away from zero to `decimals` decimals, without trailing zeros. Empty where 128 bits are too
/// few.
std::optional<Exact> rounded(const Fraction& number, int decimals);

/// The number itself, without trailing zeros. Empty where it has more than 18 decimals, or 128 bits are too
/// few.
std::optional<Exact> exactly(const Fraction& number);

}  // namespace shanhai
