#pragma once
// A small file as text, whole: statements as offices send them.

#include <string>

#include "shanhai/ledger/catalogue.h"

namespace shanhai {

/// The file (`-`: standard input) as UTF-8 without a byte order mark, whatever it is in: UTF-8, UTF-16 with a
/// byte order mark, GB18030. Throws InputError where it cannot be read, or has a byte that is wrong in it.
std::string whole_text(const std::string& path, const Catalogue& catalogue);

}  // namespace shanhai
