#pragma once
// A summary beside its ledger: its sums, month by month, are those of another file, or of all others together.

#include <map>
#include <vector>

#include "look/close_look.h"
#include "look/file_relations.h"

namespace shanhai {

std::vector<FileRelation> summaries(const ClosePlan& plan, const std::map<std::size_t, CloseLook>& looks);

/// The file has no columns but those that its ledger insists on.
bool has_required_only(const LedgerFile& file);

}  // namespace shanhai
