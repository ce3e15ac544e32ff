#pragma once
// What conditions are put together from: and, or, not, and whether a cell is there.

#include "shanhai/filter/condition.h"

namespace shanhai::filter {

using ConditionPointer = std::unique_ptr<Condition>;

/// One of them holds. REQUIRES: there is at least one.
ConditionPointer any_of(std::vector<ConditionPointer> conditions);
ConditionPointer opposite_of(ConditionPointer condition);
/// The cell is there: neither missing nor unreadable.
ConditionPointer present(std::size_t place);

}  // namespace shanhai::filter
