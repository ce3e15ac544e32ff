#pragma once
// Figures: the catalogue's indicators over periods, and what is derived from them: growth, shares, targets.
//   yoy, mom   (now - before) / |before|; empty against nothing or zero
//   ytd        the indicator from 1 January to the period's end
//   share, rank  among the values of the column in `by`
//   target     the year's target (targets.csv), in the indicator's base unit
//   completion actual / target: of the year to date for indicators over a period
//   pace       months gone / 12 where the period ends with a month, else days gone / days of the year;
//   ahead      completion - pace, in percentage points (a fraction here)

#include <optional>
#include <string>
#include <vector>

#include "shanhai/aggregate/question.h"
#include "shanhai/aggregate/table.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/period.h"

namespace shanhai {

enum class Derived { value, yoy, mom, ytd, cumulative, share, rank, target, completion, pace, ahead };
std::optional<Derived> derived_named(std::string_view name);
const char* name_of(Derived derived);
/// `同比`, `Year on year`.
std::string title_of(Derived derived, bool english);

struct Target {
  std::string indicator;
  int year = 0;
  Exact value;  // in the indicator's base unit: 元, or a fraction for %
};

/// Reads `targets.csv` (indicator,year,target,unit) in `folder`; empty where there is none. Throws UsageError
/// with file and line for a mistake in it.
std::vector<Target> read_targets(const std::string& folder, const Catalogue& catalogue);

/// One figure that is wanted.
struct FigureRequest {
  std::string indicator;
  std::string where;               // joined to the indicator's own; empty: none
  std::optional<Period> period;    // empty: all rows, and those active today
  Derived derived = Derived::value;
  std::string by;                  // share, rank: `county=独山县`, a column and one of its values
};

struct Figure {
  Value value;                     // a fraction for `%`, growth and shares; money in 元
  Quantity quantity = Quantity::number;
  std::string unit;                // 元, 人, %; empty
  bool no_ledger = false;          // its ledger is not there
  std::vector<LeftOut> left_out;
  std::string note;                // why it is empty, where that needs saying
};

/// All of them in one pass over each ledger, in the order asked. Throws UsageError for a mistake in a request
/// or in the catalogue's expressions (with Indicator::place).
std::vector<Figure> figures(const std::vector<FigureRequest>& requests, const std::vector<Target>& targets,
                            const Setting& setting);

/// The `figure` command's question.
struct FigureQuestion {
  std::vector<std::string> indicators;  // none: all
  std::vector<std::string> where;
  std::vector<Period> periods;          // none: all rows; several: side by side
  std::vector<std::string> compare;     // yoy, mom, ytd, share, rank, cumulative, completion, pace
  std::string by;                       // a column to break them down by; empty: none
};

struct FigureAnswer {
  Table table;                       // one row for each figure (and value of `by`, and period)
  std::vector<LeftOut> left_out;
  std::vector<std::string> missing;  // ledgers that are not there
  bool none_there = false;           // all of them are missing
};

/// Columns: figure, label, period, value, unit; then one for each comparison. With `by`, its value behind the
/// label.
FigureAnswer ask_figures(const FigureQuestion& question, const std::vector<Target>& targets, const Setting& setting);

}  // namespace shanhai
