#pragma once
// Alarms before their ledgers are read and after.

#include <optional>
#include <string>
#include <vector>

#include "figure/figure_plan.h"
#include "shanhai/figure/alarm.h"

namespace shanhai {

class AlarmHolds;

class AlarmPlan {
 public:
  /// Asks `passes` for the figures of all alarms. Throws UsageError where a figure needs a period and there is none.
  /// `alarms` must outlive this.
  AlarmPlan(const std::vector<Alarm>& alarms, const std::optional<Period>& period, const std::vector<std::string>& where,
            std::vector<Target> targets, const Style& style, LedgerPasses& passes);
  ~AlarmPlan();
  AlarmPlan(const AlarmPlan&) = delete;

  /// Once the passes are read.
  AlarmAnswer answer();

 private:
  std::optional<Period> period_;
  std::vector<Target> targets_;
  std::vector<AlarmHolds> tests_;
  std::optional<FigurePlans> figures_;
};

}  // namespace shanhai
