#include "cli/commands.h"

namespace shanhai::cli {

std::span<const Command> command_table() {
  static const Command table[] = {report_command(), query_command(), figure_command(), verify_command(),
                                  check_command(),  schema_command(), convert_command()};
  return table;
}

const Command* find_command(std::string_view name) {
  for (const Command& each : command_table()) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

}  // namespace shanhai::cli
