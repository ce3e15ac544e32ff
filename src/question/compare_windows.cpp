#include "question/compare_windows.h"

namespace shanhai {

std::size_t Windows::add(const std::optional<Period>& period, const std::vector<std::size_t>& columns) {
  for (std::size_t i = 0; i < windows_.size(); ++i) {
    if (windows_[i].period == period && windows_[i].columns == columns) return i;
  }
  windows_.push_back({period, columns});
  return windows_.size() - 1;
}

std::vector<Grouping> Windows::groupings(const std::shared_ptr<const Condition>& where, Over over,
                                         Columns& columns, const std::vector<GroupColumn>& group_columns,
                                         const std::vector<Aggregate>& aggregates, std::size_t shown) const {
  std::vector<Grouping> groupings;
  for (const Window& window : windows_) {
    Grouping grouping;
    if (window.period) {
      std::vector<std::unique_ptr<Condition>> all;
      if (where) all.push_back(where->clone());
      all.push_back(within(*window.period, over, columns));
      grouping.where = all_of(std::move(all));
    } else {
      grouping.where = where;
    }
    for (const std::size_t column : window.columns) grouping.keys.push_back(group_columns[column].key);
    grouping.aggregates = aggregates;
    if (!window.all) grouping.aggregates.resize(shown);
    groupings.push_back(std::move(grouping));
  }
  return groupings;
}

}  // namespace shanhai
