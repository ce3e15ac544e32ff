#pragma once
// What the files of a ledger are to each other (look/file_relations.h), as findings.

#include "check/probe.h"

namespace shanhai::checking {

/// Of the pass that is over: Outcome::relations. To be called when its probes have reported.
void find_in_relations(const CheckPass& pass, Outcome& outcome);

}  // namespace shanhai::checking
