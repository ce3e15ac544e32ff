#pragma once
// A number as it stands in an expression. It is not rounded to what a cell keeps: 1.00005 lies between two
// cells, and a comparison has to know on which side of them.

#include <optional>
#include <string_view>

#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/number_text.h"

namespace shanhai::filter {

struct NumberLiteral {
  std::int64_t units = 0;  // at 0.0001 of the base unit, rounded half away from zero
  int side = 0;            // the true value is `units` (0), less than one unit above it (1) or below it (-1)
};

struct LiteralReading {
  std::optional<NumberLiteral> number;
  const char* reason = nullptr;  // where there is none: "is not a number", "is too large ..."
};

/// Reads what read_number reads, in the column's kind of number; a count need not be whole (people > 2.5),
/// and a remark in brackets is refused.
LiteralReading read_literal(std::string_view text, ColumnType type);

}  // namespace shanhai::filter
