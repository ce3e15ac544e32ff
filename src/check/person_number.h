#pragma once
// What an identity number says by itself, and what is wrong with it.

#include <cstdint>
#include <optional>
#include <string_view>

#include "shanhai/ledger/date.h"

namespace shanhai::checking {

enum class IdentityFault { none, masked, damaged, form, birth, check };

struct Identity {
  IdentityFault fault;
  Day birth = 0;  // the day in its digits 7 to 14; only where nothing is wrong
};
/// `word` is a cell of an identity column, normalised (ledger/identity.h).
Identity look_at_identity(std::string_view word);

/// One person, one number: the first 18 characters as digits, X as 10. Empty for what has another form, and for
/// numbers that do not tell persons apart (masked, damaged).
std::optional<std::uint64_t> person_number(std::string_view word);

enum class PhoneFault { none, masked, form };
/// A mobile (11 digits from 1, perhaps with 86 in front), a landline of 7 or 8 digits with or without its area
/// code and an extension, or 400 and 800 numbers; spaces and hyphens may stand in them.
PhoneFault phone_fault_of(std::string_view word);

}  // namespace shanhai::checking
