#pragma once
// Where a number comes from, in words, for --footnotes: indicator, condition, periods, files and rows.

#include <cstdint>
#include <string>
#include <vector>

#include "figure/tally.h"
#include "shanhai/figure/figures.h"

namespace shanhai {

/// A figure that is made of these counts; `where` are the conditions besides the indicator's own.
std::string source_of_figure(const Indicator& indicator, Compare derived, const std::vector<std::size_t>& counts,
                             const std::string& where, const Tally& tally, bool english);

/// A table that a query has made.
std::string source_of_query(const Question& question, const Answer& answer, const Setting& setting);

}  // namespace shanhai
