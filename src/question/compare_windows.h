#pragma once
// The groupings of one question: its own, and those that its comparisons need besides. They are all
// collected in the same pass, each once, however many comparisons share it.

#include <memory>
#include <optional>
#include <vector>

#include "question/question_columns.h"
#include "shanhai/gather/groups.h"
#include "shanhai/ledger/period.h"

namespace shanhai {

class Windows {
 public:
  /// The number of the grouping by those of the question's columns, over the rows of a period (none: all).
  std::size_t add(const std::optional<Period>& period, const std::vector<std::size_t>& columns);
  /// That grouping collects all aggregates, also those of measures that are not shown.
  void wants_all(std::size_t window) { windows_[window].all = true; }

  /// As groupings of a scan. `where` (may be null) holds in all of them; the first `shown` of `aggregates` are
  /// those of measures that are shown.
  std::vector<Grouping> groupings(const std::shared_ptr<const Condition>& where, Over over, Columns& columns,
                                  const std::vector<GroupColumn>& group_columns,
                                  const std::vector<Aggregate>& aggregates, std::size_t shown) const;

 private:
  struct Window {
    std::optional<Period> period;
    std::vector<std::size_t> columns;
    bool all = false;
  };
  std::vector<Window> windows_;
};

}  // namespace shanhai
