#pragma once
// One slice of an answer: all its measures and comparisons, by some of the question's columns. A plain answer
// is one slice; a pivot has one more for its total column, and totals have theirs.
//
// Comparisons within a slice:
//   yoy, mom, year-ago, prior, year-change, prior-change
//                    with a group of time among its columns, the group with the earlier key; else the same key
//                    in the earlier period; without a period none
//   ytd-yoy          ytd against ytd a year earlier
//   ytd, cumulative  with a group of time, the union of the groups of the same combination from the start of
//                    the year (of the data) to the group's end; else the rows of that window
//   share, rank      among the groups that have the same values in the columns of `partition`
// Groups of time that are empty, or coarser than the others, have no comparisons of time.

#include <optional>
#include <span>
#include <vector>

#include "question/compare_kinds.h"
#include "question/compare_windows.h"
#include "question/question_columns.h"

namespace shanhai {

/// What a slice needs to know of its question.
struct SliceQuestion {
  const std::vector<GroupColumn>& columns;
  const std::vector<Compare>& compares;
  const std::optional<Period>& period;
};

enum class SliceRole {
  main,          // the answer itself: UsageError where a comparison of time has nowhere to look from; the
                 // others leave that empty
  total_column,  // of a pivot
  totals_row,    // has no rank
};

class Slice {
 public:
  /// `columns` and `partition` are numbers of the question's columns; those of the latter that are not among
  /// the former do not count here.
  Slice(const SliceQuestion& question, std::vector<std::size_t> columns, const std::vector<std::size_t>& partition,
        SliceRole role, Windows& windows);

  /// Of a measure: itself, and its comparisons.
  std::size_t cells() const { return 1 + parts_.size(); }
  /// The number of the grouping that holds its measures.
  std::size_t window() const { return now_; }
  /// All its groupings collect the aggregates of measures that are not shown, too.
  void wants_all(Windows& windows) const;

  /// For each tuple of values of its columns: each measure, then its comparisons in their order. `groups` are
  /// those of the question's windows. A tuple without rows has measures of no values.
  std::vector<std::vector<Value>> values(const std::vector<Tuple>& tuples, std::span<const Groups> groups,
                                         std::span<const Measure> measures) const;
  /// The same where the tuples are those of all groups of its window, in their order.
  std::vector<std::vector<Value>> values_of_all(const std::vector<Tuple>& tuples, std::span<const Groups> groups,
                                                std::span<const Measure> measures) const;

 private:
  struct Part {
    const CompareKind* kind;
    std::optional<std::size_t> window;  // of the other rows; none: nothing to compare with
    std::optional<std::size_t> before = {};  // of ytd-yoy without a group of time: those of a year earlier

    bool is_running() const { return kind->rows != CompareKind::Rows::own; }
  };
  struct Run;

  std::vector<std::vector<Value>> values(Run run) const;
  Part part_for(Compare compare, const SliceQuestion& question, Windows& windows) const;
  Tuple before(const Tuple& tuple, CompareKind::Against against) const;
  void add(const Part& part, std::size_t cell, Run& run) const;
  void add_against(const Part& part, std::size_t cell, Run& run) const;
  void add_of_window(const Part& part, std::size_t cell, Run& run) const;
  template <class Shift, class Use>
  void run_along(const Part& part, const Run& run, Shift shift, Use use) const;
  void add_running(const Part& part, std::size_t cell, Run& run) const;
  void add_running_growth(const Part& part, std::size_t cell, Run& run) const;
  void add_shares(const Part& part, std::size_t cell, Run& run) const;
  void add_ranks(std::size_t cell, Run& run) const;
  /// Whether comparisons of time can start from a tuple.
  bool has_time(const Tuple& tuple, Precision precision) const;

  struct Time {
    std::size_t position;  // in columns_
    Precision precision;
  };

  SliceRole role_;
  std::vector<std::size_t> columns_;
  std::vector<std::size_t> partition_;  // positions in columns_
  std::vector<std::size_t> others_;     // positions of what is no group of time
  std::vector<Time> times_;             // the finest first
  bool by_date_ = false;                // the finest is the date itself
  std::size_t now_ = 0;
  std::vector<Part> parts_;
};

}  // namespace shanhai
