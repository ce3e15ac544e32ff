#pragma once
// Alarms: conditions over figures that must not pass unnoticed (`--fail-if`), such as
//   completion(sales.amount) < pace
//   funds.rate < 80% or not sales.amount:yoy >= 0
// A side of a comparison is a figure as a template writes it, the word pace, or a number with 万, 亿, 元 or %. Comparisons
// are joined by and, or, not and brackets. docs/cron.md has the grammar.
//
// A comparison with a figure that is not there is neither true nor false, and neither is an `and` or `or` that hangs
// on it; `is empty` is how to ask for it. An alarm that cannot be told is raised: whoever waits for it must hear.

#include <memory>
#include <string>
#include <vector>

#include "shanhai/table/style.h"
#include "shanhai/figure/figures.h"

namespace shanhai {

class FigureCondition;

class Alarm {
 public:
  /// Throws UsageError with a caret. `catalogue` must outlive this.
  Alarm(const std::string& text, const Catalogue& catalogue, Day today);

  const std::string& text() const;

 private:
  friend class AlarmHolds;
  std::shared_ptr<const FigureCondition> condition_;
};

struct AlarmAnswer {
  /// A line for each alarm that is raised: `completion(sales.amount) < pace (2023-06): completion(sales.amount) is
  /// 44.60%, pace is 50.00%`.
  std::vector<std::string> raised;
  std::vector<LeftOut> left_out;  // rows that the figures could not count, by file
};

/// Computes the figures of all alarms over `period` (none: all rows) in one pass over each ledger. Money is shown in
/// the unit of `style`. Throws UsageError where a figure needs a period and there is none.
AlarmAnswer raised_alarms(const std::vector<Alarm>& alarms, const std::optional<Period>& period,
                          const std::vector<std::string>& where, const std::vector<Target>& targets,
                          const Setting& setting, const Style& style);

/// The answer of the figure command, and its alarms over each of its periods, in the same pass over each ledger.
struct AlarmedFigures {
  FigureAnswer answer;
  AlarmAnswer alarms;
};
AlarmedFigures ask_figures(const FigureQuestion& question, const std::vector<Alarm>& alarms,
                           const std::vector<Target>& targets, const Setting& setting, const Style& style);

/// Both, each file once: with the larger of its numbers where both name it.
std::vector<LeftOut> joined(std::vector<LeftOut> rows, const std::vector<LeftOut>& others);

}  // namespace shanhai
