#pragma once
// How an answer of `check` is printed.

#include <string>

#include "shanhai/check/check.h"

namespace shanhai::checking {

/// `error`, `warning`, `note`
const char* name_of(Severity severity);
using shanhai::name_of;

void render_json(const CheckAnswer& answer, std::string& out);

}  // namespace shanhai::checking
