#pragma once
// Growth and shares of measures and figures, from what the measures are before they are rounded for print: a third
// against two thirds has halved, and not fallen by 0.5000000001.

#include <optional>
#include <vector>

#include "gather/fraction.h"
#include "question/compare_kinds.h"
#include "shanhai/gather/measure.h"
#include "shanhai/ledger/value.h"

namespace shanhai {

/// What a comparison with an earlier time or a target gives, of a measure: a difference, or growth; `in_points` of a
/// percentage. Empty against nothing, and growth against zero.
Value compared(CompareKind::Gives gives, const Measure& measure, bool in_points, const std::optional<Fraction>& now,
               const std::optional<Fraction>& before);
/// a / b, rounded; empty where one is missing or b is zero.
Value ratio(const std::optional<Fraction>& a, const std::optional<Fraction>& b);
/// part / whole, rounded; empty where the whole is not above zero.
Value share(const std::optional<Fraction>& part, const std::optional<Fraction>& whole);
/// 1, 1, 3, the largest first; an empty one has no rank.
std::vector<Value> ranks_of(const std::vector<Value>& values);
/// Rounded as quotients are.
Value rounded_quotient(const std::optional<Fraction>& number);

}  // namespace shanhai
