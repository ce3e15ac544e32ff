#pragma once
// Personal data as it may be shown: enough to find the row again, too little to know the person. Masking
// what is masked already changes nothing. Groups and conditions work on the real values; only what is
// printed passes through here.

#include <string>
#include <string_view>

#include "shanhai/ledger/catalogue.h"

namespace shanhai {

/// A cell of a column of that type. Identity numbers of 15, 18 or 20 characters keep six and four
/// (`522726********1234`), telephones of 11 or more three and four (`138****5678`), names the first
/// character (`林**`); anything else in a personal column is all `*`, one for each character.
/// Columns of other types stay as they are.
std::string masked(ColumnType type, std::string_view text);

/// Text of any other column, or of none: what looks like a number of a person in it is masked, wherever it
/// stands: an identity number of 18 characters (17 digits and a digit or X), or of 15 or 20 with a day of birth
/// in it, or a mobile number (1, then 3 to 9, then 9 digits), the usual groups of digits perhaps apart by a
/// space or hyphen.
std::string masked_if_personal(std::string_view text);

/// What a column that its ledger does not know holds, by its header: personal where the header is, or holds, a
/// name of one of the catalogue's personal columns (家属电话 holds 电话). Else text.
ColumnType kind_by_header(const Catalogue& catalogue, std::string_view header);

}  // namespace shanhai
