#pragma once
// A derived figure (growth, completion, pace ...) as the counts that it is made of and the formula over them.
// The formulas stand in shanhai/figure/figures.h.

#include <optional>
#include <vector>

#include "figure/tally.h"
#include "question/compare_kinds.h"
#include "shanhai/ledger/exact.h"
#include "shanhai/ledger/period.h"
#include "shanhai/ledger/value.h"
#include "shanhai/figure/figures.h"

namespace shanhai {

/// The unit of a derived figure, of an indicator counted in `own`: % for growth, shares and percentage points.
std::string unit_of(Compare derived, const std::string& own);
/// What is there at a day (to-date, active), and not what came in a time: it has no year to date.
inline bool is_stock(const Indicator& indicator) { return indicator.over != Over::period; }
/// The target of the year in which the period ends; empty where there is none.
Value target_for(const Indicator& indicator, const Period& period, const std::vector<Target>& targets);
/// Months gone / 12 where the period ends with a month, else days gone / days of the year; empty for a
/// period without an end.
Value pace_of(const Period& period);

class Derivation {
 public:
  /// Asks `tally` for what it needs. Throws UsageError where a period is needed and `wanted` has none, and for
  /// share and rank without a column in `wanted.by`.
  Derivation(Compare derived, const Wanted& wanted, const std::vector<Target>& targets,
             Tally& tally);

  Compare derived() const { return derived_; }
  /// It is a share of what has none.
  bool lacks_share() const { return derived_ == Compare::share && !whole_; }
  /// The counts that it is made of; none for a target or the pace.
  std::vector<std::size_t> counts() const;

  /// Once the tally is collected: the figure as a whole.
  Value value(const Tally& tally) const;
  /// The figure of each of these values of `wanted.by`.
  std::vector<Value> values(const Tally& tally, const std::vector<Value>& keys) const;

 private:
  /// As it was counted, of one key or as a whole.
  Value value(const Tally& tally, const Value* key, const std::optional<Fraction>& whole) const;
  Value ahead(const std::optional<Fraction>& now) const;

  Compare derived_;
  std::optional<std::size_t> now_, before_, whole_;
  bool in_points_ = false;  // growth of a percentage
  Value target_;
  std::optional<Fraction> pace_;
};

}  // namespace shanhai
