#pragma once
// A pass that looks at the files which it reads: are they to each other what files of one ledger should be? The pass
// itself shows which of them deserve a close look; those, and all of a few small ones, are then read once more.

#include <vector>

#include "look/file_relations.h"
#include "shanhai/load/scan.h"

namespace shanhai {

/// A pipe can be read once.
bool can_be_read_again(const LedgerFile& file);

/// As scan(). Where `relations` is not null, what the files are to each other is added to it.
ScanReport looking_scan(const LedgerFiles& files, const ScanRequest& request, const MakeSink& make, Sink& into,
                        std::vector<FileRelation>* relations);

}  // namespace shanhai
