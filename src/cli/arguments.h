#pragma once
// The command line of one command, read by CLI11 and put into Options. The order of precedence is: the
// command line, --config, the environment.

#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"

namespace shanhai::cli {

/// `arguments` are those behind the command. Empty where help is asked for. Throws UsageError with a
/// suggestion for what is wrong, InputError for a configuration file that cannot be read.
std::optional<Options> read_arguments(const Command& command,
                                      const std::vector<std::string>& arguments);

/// `shanhai: unknown command qery; did you mean query?`
[[noreturn]] void fail_for_unknown_command(const std::string& name);

}  // namespace shanhai::cli
