#pragma once
// Growth and shares of measures and figures, from what the measures are before they are rounded for print: a third
// against two thirds has halved, and not fallen by 0.5000000001.

#include <optional>

#include "gather/fraction.h"
#include "shanhai/ledger/value.h"

namespace shanhai {

/// (now - before) / |before|, rounded; empty against nothing or zero.
Value growth(const std::optional<Fraction>& now, std::optional<Fraction> before);
/// now - before, rounded: how percentages grow, in points. Empty against nothing.
Value change(const std::optional<Fraction>& now, const std::optional<Fraction>& before);
/// part / whole, rounded; empty where the whole is not above zero.
Value share(const std::optional<Fraction>& part, const std::optional<Fraction>& whole);

}  // namespace shanhai
