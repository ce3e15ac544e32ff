// shanhai: dispatch to the commands, and from every way in which a run can end to its exit status.

#include <fmt/format.h>
#include <unistd.h>

#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/files_of_run.h"
#include "cli/help.h"
#include "cli/memory.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/signals.h"
#include "cli/writing.h"
#include "shanhai/ledger/errors.h"

namespace shanhai::cli {

namespace {

int run(const std::vector<std::string>& arguments, Messages& messages) {
  FilesOfRun files;
  const Output standard_output(std::nullopt, files);
  if (arguments.empty()) {
    messages.error("no command\n\n" + help());
    return 2;
  }
  const std::string& first = arguments.front();
  if (first == "-h" || first == "--help") {
    standard_output.write(help());
    return 0;
  }
  if (first == "--version") {
    standard_output.write(version());
    return 0;
  }
  if (first.starts_with('-')) {
    throw UsageError(fmt::format(
        "{} stands before the command; options stand behind it (see 'shanhai --help')", first));
  }
  const Command* command = find_command(first);
  if (!command) fail_for_unknown_command(first);

  const std::optional<Options> options =
      read_arguments(*command, {arguments.begin() + 1, arguments.end()});
  if (!options) {
    standard_output.write(help(*command));
    return 0;
  }
  messages.set_quiet(options->quiet);
  messages.set_verbose(options->verbose);
  return command->run(*options, messages);
}

/// What goes wrong is said, and becomes the exit status. Throws only std::bad_alloc.
int run_and_report(const std::vector<std::string>& arguments, Messages& messages) {
  try {
    bound_memory();
    return run(arguments, messages);
  } catch (const Error& error) {
    messages.error(error.what());
    return error.exit_status;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    messages.error(error.what());
    return 3;
  }
}

}  // namespace

}  // namespace shanhai::cli

int main(int count, char** values) {
  using namespace shanhai::cli;
  Messages messages;
  try {
    hold_standard_streams();
    prepare_signals();
    return run_and_report({values + (count > 0 ? 1 : 0), values + count}, messages);
  } catch (const std::bad_alloc&) {
    messages.end_progress();
    // Said without taking memory.
    write_all(STDERR_FILENO, "shanhai: out of memory: ask for fewer groups, or fewer --threads\n");
    return 3;
  }
}
