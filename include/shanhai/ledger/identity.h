#pragma once
// Identity numbers as GB 11643-1999 makes them: 17 digits and a check character (ISO 7064, mod 11-2). The old
// form of 15 digits is the same person's number without the century and the check character; a disability
// card has 20 characters and begins with the 18. Words are cells of identity columns, trimmed and folded.

#include <string>
#include <string_view>

namespace shanhai {

/// The check character, 0 to 9 or X, that belongs behind 17 digits.
char identity_check_character(std::string_view seventeen_digits);

/// 18 characters, or 20 that begin with them: 17 digits and the right check character.
bool has_right_check_character(std::string_view word);

/// One person, one spelling: x is X, and the old form of 15 digits gets its century (19) and its check
/// character. Anything else stays as it is.
std::string normalised_identity(std::string_view word);

/// A spreadsheet has turned it into a number (`5.22726E+17`, or the last three digits are 000 and the check
/// character is wrong): it cannot be restored, and many persons share what is left.
bool is_damaged_identity(std::string_view word);

/// What a spreadsheet leaves of a code of more than eleven digits (`5.22726E+17`): many codes have become one.
bool is_damaged_code(std::string_view word);
inline bool is_countable_code(std::string_view word) { return !is_damaged_code(word); }

/// Some of it is hidden: `522726********1234`.
bool is_masked_identity(std::string_view word);

/// It stands where something has yet to come: `待补`, `未知`, or one letter X or digit over and over. The same word may be
/// that of a name or a telephone.
bool is_placeholder(std::string_view word);

/// It tells one person from another, so that `distinct` may count it.
inline bool is_countable_identity(std::string_view word) {
  return !is_masked_identity(word) && !is_damaged_identity(word) && !is_placeholder(word);
}

}  // namespace shanhai
