#pragma once
// What the words of the shared options mean. Throws UsageError for one that means nothing.

#include <cstddef>
#include <optional>
#include <string>

#include "cli/options.h"
#include "shanhai/ledger/date.h"
#include "shanhai/load/ledger_files.h"
#include "shanhai/render/render.h"

namespace shanhai::cli {

/// --format, or what the ending of --output says; and what follows from it. `standard_output`: the answer is
/// not going into a file, but perhaps to a terminal.
Style style_of(const Options& options, bool standard_output);

/// `.md`: that of a file in the format.
std::string ending_of(Format format);

/// --today, or the system's date.
Day today_of(const Options& options);

/// --threads, or the cores that the process may use.
unsigned threads_of(const Options& options);

std::optional<Encoding> encoding_of(const Options& options);

/// --limit
std::optional<std::size_t> limit_of(const Options& options);

}  // namespace shanhai::cli
