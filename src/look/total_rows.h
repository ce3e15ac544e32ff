#pragma once
// Rows that are totals by another name, or by none: their numbers are the sums of all other rows of the file, or of
// those since the totals row before.

#include <cstdint>
#include <span>
#include <vector>

#include "look/close_look.h"
#include "look/file_look.h"

namespace shanhai {

/// The lines of such rows, in order.
std::vector<std::uint64_t> total_rows(const CloseLook& look, const ClosePlan& plan);

/// Whether one of them can be a total, as far as one column of numbers shows it.
bool may_have_total(const NumberLook& look);
/// Likewise of rows that stand above it. `values` in any order.
bool may_have_subtotal(std::vector<ValueAt> values);

}  // namespace shanhai
