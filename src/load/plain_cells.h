#pragma once
// The quick ways for what nearly all cells are, without any look at what else they could be. Each says false, or
// nothing, for a cell that the full rules may still be able to read. (Numbers: read_plain_number.)

#include <optional>
#include <string_view>

#include "shanhai/ledger/date.h"

namespace shanhai {

/// 2023-06-30 and nothing else.
std::optional<Date> plain_day(std::string_view bytes);

/// 17 digits and a digit or X: an identity number as it is kept.
bool is_plain_identity(std::string_view bytes);
/// 11 digits: a telephone number as it is kept.
bool is_plain_phone(std::string_view bytes);

/// Common characters (U+4E00 to U+9FFF) in UTF-8 and nothing else, and no mark for an empty cell: a name as it is
/// kept.
bool is_plain_name(std::string_view bytes);

}  // namespace shanhai
