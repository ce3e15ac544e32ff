#pragma once
// Identity numbers and mobile telephones that stand somewhere in a text.
//
// A number is taken for a person's only where it can hardly be anything else: project codes, accounts, amounts and
// serial numbers have as many digits, and a mask would destroy them.

#include <string>
#include <string_view>

namespace shanhai {

/// `text` with `*` over the middle of each: an identity number keeps six and four characters, a telephone three and
/// four. Seen in either width, with zero-width characters inside, in the groups in which people write them, and behind
/// +86 or 0086; but never with a digit, letter, dot or minus right before or behind it.
/// `codes`: of a text that is nothing but numbers and what stands between them, none is touched.
std::string with_hidden_numbers(std::string_view text, bool codes);

}  // namespace shanhai
