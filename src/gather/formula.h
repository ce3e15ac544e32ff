#pragma once
// What a measure comes to, from what its aggregates come to in one group. Arithmetic is exact; a number is
// rounded once, at the end, and only where it has to be:
//
//   a root in it (stddev)             6 decimals
//   a mean or a quotient in it        10 decimals
//   anything else                     none; 10 where it has more than 18 or its digits do not fit
//
// always half away from zero.

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "gather/fraction.h"
#include "shanhai/gather/measure.h"
#include "shanhai/ledger/value.h"

namespace shanhai {

/// What an aggregate comes to in a group, before any rounding; nothing where it had no values.
using Outcome = std::variant<std::monostate, Exact, Fraction, Date, std::string>;

/// Empty where an empty value goes into arithmetic, and for a division by zero. `outcome` is asked for places
/// in the list of aggregates. Throws UsageError that names the measure where the result does not fit in 128
/// bits.
Value evaluate(const Measure& measure, const std::function<Outcome(std::size_t)>& outcome);

/// The same before it is rounded; empty where it is, or is no number.
std::optional<Fraction> evaluate_exactly(const Measure& measure, const std::function<Outcome(std::size_t)>& outcome);

/// A number rounded as the measure itself is: a difference of two sums is exact, one of two means is not. Throws as
/// evaluate() does.
Value rounded_as(const Measure& measure, const Fraction& number);

/// Sums and counts, and what is added up or scaled of them: parts of it make a whole, and have a share of it. Of a
/// mean, a quotient, a distinct count they do not.
bool adds_up(const Measure& measure);

}  // namespace shanhai
