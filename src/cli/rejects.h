#pragma once
// --rejects: the rows that an answer leaves out, as a table with the columns file, line, column, reason, row.

#include "shanhai/table/table.h"
#include "shanhai/load/scan.h"
#include "shanhai/render/render.h"

namespace shanhai::cli {

/// `rejects` are arranged.
Table table_of(const RejectedRows& rejects, const LedgerFiles& files);

/// CSV with those names as its header, whatever the answer's style is; --bom and --raw hold for both.
Style rejects_style(const Style& answer);

}  // namespace shanhai::cli
