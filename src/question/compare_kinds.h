#pragma once
// How each comparison is worked out, for measures and figures alike: over which rows, against what, and by which
// formula; and the periods that this is. compare_quotients.h has the formulas.

#include "shanhai/ledger/period.h"
#include "shanhai/question/compare.h"
#include "shanhai/table/table.h"

namespace shanhai {

struct CompareKind {
  enum class Rows { own, year_to_date, to_end };  // of the group or period
  enum class Against { nothing, year_ago, prior, whole, others, target, calendar };
  enum class Gives { value, earlier, change, growth, share, rank, gap, completion, pace, ahead, status };

  Compare compare;
  const char *name, *chinese, *english;
  const char* also;  // what else it is called; empty: nothing
  Rows rows;
  Against against;
  Gives gives;

  /// It looks at an earlier time.
  constexpr bool is_of_before() const { return against == Against::year_ago || against == Against::prior; }
  /// It looks at other times, so a group of time or a period has to say where to look from.
  constexpr bool is_of_time() const { return is_of_before() || rows != Rows::own; }
  /// It is among the values of a column.
  constexpr bool is_of_values() const { return against == Against::whole || against == Against::others; }
  /// Arithmetic: the measure has to be a number for that.
  constexpr bool needs_number() const {
    return gives == Gives::change || gives == Gives::growth || gives == Gives::share;
  }
};

const CompareKind& kind_of(Compare compare);

/// A target is of the year and the whole, not of a part.
inline bool is_of_target(Compare compare) { return kind_of(compare).against == CompareKind::Against::target; }
inline bool is_growth(Compare compare) { return kind_of(compare).gives == CompareKind::Gives::growth; }

/// How it reads, of a measure or figure of quantity `own`.
Quantity quantity_of(Compare compare, Quantity own);

/// The group of time that one is compared with: the same a year earlier, or the one before.
Date group_before(Date group, CompareKind::Against against);

/// Where the rows of those groups lie, for groups of that precision within `period`: each end of it as much
/// earlier as the groups are. An end that closes a month closes the earlier month.
Period period_before(const Period& period, CompareKind::Against against, Precision groups);

/// The rows of a comparison's period, and those that it is compared with; empty where there are none, as a year before
/// an open range. REQUIRES for the earlier ones: it looks at an earlier time.
std::optional<Period> period_now(const CompareKind& kind, const Period& period);
std::optional<Period> period_earlier(const CompareKind& kind, const Period& period);

}  // namespace shanhai
