#pragma once
// Comparisons: what stands beside a measure or a figure, and is worked out from it at another time, or from its part in
// a whole. Their names and titles are one table (src/question/compare_kinds.cpp), whoever asks for them: `query -c`,
// `figure -c`, --having, -s, blocks and placeholders of templates, alarms.
//
//   yoy, mom       (now - before) / |before|: on a year earlier, on the period just before; empty against nothing or
//                  zero. Of a percentage now - before, in percentage points
//   year-ago, prior                the earlier value itself
//   year-change, prior-change      now - that; of a percentage in percentage points
//   ytd            over the days from 1 January; ytd-yoy: its growth on a year earlier
//   cumulative     over all days up to the end
//   share, rank    of the total; 1, 1, 3, largest first
// and of figures alone:
//   target, gap, completion   the year's target; target - the year to date; the year to date / target
//   pace, ahead, status       the part of the year that is gone; completion - pace; a word for that

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shanhai {

enum class Compare {
  value,  // of a figure: nothing is compared
  yoy,
  year_ago,
  year_change,
  mom,
  prior,
  prior_change,
  ytd,
  ytd_yoy,
  cumulative,
  share,
  rank,
  target,
  gap,
  completion,
  pace,
  ahead,
  status
};

/// Those of measures, or all that figures have.
enum class CompareOf { measures, figures };

/// `yoy`, `YOY`, `同比`: a name in either language, in any case of letters; empty for anything else. `value` has none.
std::optional<Compare> compare_named(std::string_view name);
/// The same; throws UsageError with the nearest right name and the list of them.
Compare compare_named(const std::string& name, CompareOf of);
/// `yoy`
const char* name_of(Compare compare);
/// `同比`; `year on year`
const char* title_of(Compare compare, bool english);
/// All names but `value`, for lists and "did you mean".
std::vector<std::string> compare_names(CompareOf of);
/// `yoy, year-ago, ...`
std::string list_of_compares(CompareOf of);

}  // namespace shanhai
