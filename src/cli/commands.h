#pragma once
// The commands: rows of one table. Help, dispatch and suggestions come from it. A new command is a file that
// makes its row, a declaration below, a line in commands.cpp, and its name in the rows of options.cpp.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "cli/messages.h"
#include "cli/options.h"

namespace shanhai::cli {

struct Command {
  std::string_view name;
  std::string_view arguments;  // as usage shows them: `LEDGER [FILE…]`
  std::size_t least = 0;       // how many of them it needs
  std::size_t most = 0;        // and takes
  std::string_view summary;    // one line
  std::string_view
      description;  // what the arguments are; may hold {ledgers}, {reports}: the built-in ones
  std::string_view examples;  // commands, one a line, that run in the project's folder
  int (*run)(const Options& options, Messages& messages);  // gives the exit status
  std::string_view language = {};  // its expressions in a few lines, for the help
};

/// In the order of the help.
std::span<const Command> command_table();
/// nullptr where there is none of that name.
const Command* find_command(std::string_view name);

Command report_command();
Command query_command();
Command figure_command();
Command verify_command();
Command check_command();
Command schema_command();
Command convert_command();

}  // namespace shanhai::cli
