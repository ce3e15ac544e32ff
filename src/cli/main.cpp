// shanhai: dispatch to the commands, and from every way in which a run can end to its exit status.

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "shanhai/ledger/errors.h"

namespace shanhai::cli {

namespace {

void prepare_signals() {
  // A reader that has gone is told by write(), once.
  struct sigaction action {};
  action.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &action, nullptr);
  // Ctrl-C, unless whoever started us (nohup, a shell's background) does not want it.
  struct sigaction before {};
  ::sigaction(SIGINT, nullptr, &before);
  if (before.sa_handler == SIG_IGN) return;
  action.sa_handler = [](int) { ::_exit(128 + SIGINT); };
  ::sigaction(SIGINT, &action, nullptr);
}

int run(const std::vector<std::string>& arguments, Messages& messages) {
  const Output standard_output(std::nullopt);
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

}  // namespace

}  // namespace shanhai::cli

int main(int count, char** values) {
  using namespace shanhai::cli;
  Messages messages;
  try {
    hold_standard_streams();
    prepare_signals();
    return run({values + (count > 0 ? 1 : 0), values + count}, messages);
  } catch (const shanhai::Error& error) {
    messages.error(error.what());
    return error.exit_status;
  } catch (const std::bad_alloc&) {
    messages.error("out of memory: ask for fewer groups, or fewer --threads");
    return 3;
  } catch (const std::exception& error) {
    messages.error(error.what());
    return 3;
  }
}
