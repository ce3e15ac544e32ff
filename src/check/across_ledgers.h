#pragma once
// What only several ledgers together can show: a village under two townships, and names that one ledger
// mentions but the one that should list them does not.

#include "check/probe.h"

namespace shanhai::checking {

/// Adds the findings to `outcome`.
void compare_ledgers(const Setting& setting, Outcome& outcome);

}  // namespace shanhai::checking
