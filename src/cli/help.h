#pragma once
// The help, made from the tables of commands and options.

#include <string>

#include "cli/commands.h"

namespace shanhai::cli {

/// `shanhai --help`
std::string help();
/// `shanhai COMMAND --help`
std::string help(const Command& command);
/// `shanhai --version`
std::string version();

}  // namespace shanhai::cli
