#pragma once
// Figures: the catalogue's indicators over periods, and what is derived from them: growth, shares, targets.
// (shanhai/question/compare.h). They look at the calendar from the figure's period; where an indicator is what is there
// at a day (to-date, active), it has no year to date, and its figure stands for it:
//   ytd, ytd-yoy   empty
//   cumulative     the figure itself
//   target         that of the year in which the period ends (targets.csv), in the indicator's base unit
//   gap, completion   target - ytd, ytd / target; to-date and active: with the figure itself
//   pace           months gone / 12 where the period ends with a month, else days gone / days of the year
//   ahead          completion - pace, in percentage points (a fraction here)
//   status         a word: `ahead`, `behind`, `on-pace` (where `ahead` is 0.00 points), `no-target` (data without a
//                  target), `no-data` (a target without data); empty where there is neither
// Quotients are rounded once, half away from zero, to 10 decimals.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shanhai/question/compare.h"
#include "shanhai/question/question.h"
#include "shanhai/table/table.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/period.h"

namespace shanhai {

/// `period`, `to-date`, `active`: as indicators.csv writes it.
const char* name_of(Over over);
/// A status as people read it, with a mark for those who see no colour: `▼ 滞后`, `▼ behind`.
std::string status_words(const std::string& status, bool english);

struct Target {
  std::string indicator;
  int year = 0;
  Exact value;  // in the indicator's base unit: 元, or a fraction for %
};

/// `targets.csv` in it.
std::string targets_path(const std::string& folder);

/// Reads `targets.csv` (indicator,year,target,unit) in `folder`; empty where there is none. The unit scales
/// (万元, 亿元, %; 万 or 亿 before any other unit), and must otherwise be the indicator's. Throws UsageError
/// with file and line for a mistake in it.
std::vector<Target> read_targets(const std::string& folder, const Catalogue& catalogue);

/// Throws UsageError with its place for the first indicator that its ledger has no answer to: a wrong
/// expression, or a unit that is not that of its measure.
void check_figures(const Catalogue& catalogue, Day today);

/// One figure that is wanted.
struct FigureRequest {
  std::string indicator;
  std::string where;             // joined to the indicator's own; empty: none
  std::optional<Period> period;  // empty: all rows, and those active today
  Compare derived = Compare::value;  // value: the figure itself
  std::string by;  // share, rank: `county=独山县`, a column and one of its values
  bool typed = true;  // somebody has typed `where`: a value in it that no row has may be a slip
};

struct Figure {
  Value value;  // a fraction for `%`, growth and shares; money in 元
  Quantity quantity = Quantity::number;
  std::string unit;               // 元, 人, %; empty
  bool no_ledger = false;         // its ledger is not there
  std::vector<LeftOut> left_out;  // rows that it could not count
  std::string note;  // what its files lack: `talent.csv has no column end (结束日期)`
};

/// All of them in one pass over each ledger, in the order asked. Throws UsageError for a mistake in a request
/// (also for yoy, mom, ytd, target, completion, pace or ahead without a period) or in the catalogue's
/// expressions (with Indicator::place).
std::vector<Figure> figures(const std::vector<FigureRequest>& requests,
                            const std::vector<Target>& targets, const Setting& setting);

/// The question for the rows that a figure counts: those in its condition and period. `where` narrows them.
Question rows_behind(const Indicator& indicator, const std::vector<std::string>& where,
                     const std::optional<Period>& period, Day today);

/// The `figure` command's question.
struct FigureQuestion {
  std::vector<std::string> indicators;  // none: all (that have `by`), and where each comes from
  std::vector<std::string> where;       // all must hold
  std::vector<Period> periods;          // none: all rows
  std::vector<std::string>
      compare;     // names of shanhai/question/compare.h; completion brings target, pace brings ahead, all three status
  std::string by;  // a column to break them down by; empty: none
  bool typed = true;  // as in FigureRequest
  bool for_people = false;  // several periods side by side, not a row for each; status with a mark
};

struct FigureAnswer {
  Table table;                       // one row for each figure, value of `by`, and period
  std::vector<LeftOut> left_out;     // by file
  std::vector<std::string> notes;    // for standard error: what the files lack
  std::vector<std::string> missing;  // ids of ledgers that are not there
  bool none_there = false;           // all of them are missing
};

/// Columns: figure, label, the column in `by`, period, value, unit; then one for each comparison. `value`,
/// `year-ago`, `ytd`, `target` and their kin are of each row's own quantity (Quantity::mixed), `unit` is theirs. Periods
/// side by side: figure, label, the column in `by`, unit; then `2022`, `2022:yoy`, `2023`, ... Where all
/// indicators are asked for, their ledger, measure, where and over stand at the end; for people in one column.
/// Throws UsageError as figures() does, and for share and rank without `by`, or target, completion and ahead
/// with it (a target is of the whole).
FigureAnswer ask_figures(const FigureQuestion& question, const std::vector<Target>& targets,
                         const Setting& setting);

}  // namespace shanhai
