#pragma once
// `date ~ 2023-0`: a date, or its group of time, written out, contains a text.

#include <optional>
#include <string>

#include "filter/masks.h"
#include "shanhai/ledger/date.h"

namespace shanhai::filter {

ConditionPointer written_with(std::size_t place, std::optional<Precision> time, std::string part);

}  // namespace shanhai::filter
