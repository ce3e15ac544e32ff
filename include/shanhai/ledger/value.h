#pragma once
// One cell of an answer: nothing, a number, a date (or group of time), or a text.

#include <string>
#include <variant>

#include "shanhai/ledger/date.h"
#include "shanhai/ledger/exact.h"

namespace shanhai {

using Value = std::variant<std::monostate, Exact, Date, std::string>;

inline bool is_empty(const Value& value) { return std::holds_alternative<std::monostate>(value); }

/// Order of a column of an answer: dates by time, the coarser first; numbers by value; text by code point;
/// empty last. Numbers stand before dates and dates before text where a column mixes them.
int compare(const Value& a, const Value& b);

}  // namespace shanhai
