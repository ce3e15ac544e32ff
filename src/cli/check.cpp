#include "shanhai/check/check.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/run.h"
#include "shanhai/ledger/errors.h"

namespace shanhai::cli {

namespace {

int check(const Options& options, Messages& messages) {
  if (!options.where.empty()) throw UsageError("check takes no --where: it looks at all rows");
  if (options.unit)
    throw UsageError("check takes no --unit: figures are shown in their column's own");
  if (options.show_personal)
    throw UsageError("check takes no --show-personal: findings are always masked");
  Run run(options, messages);
  run.open(options.arguments, nullptr);

  add_notices(run.files().notices, *run.setting().notices);
  const CheckAnswer answer = check_ledgers(run.setting(), !options.no_duplicates);
  messages.stage("check");
  std::string out;
  render(answer, run.style(), out);
  messages.stage("render");
  run.finish(out, {}, {}, {});
  return answer.has(Severity::error) || (options.strict && answer.has(Severity::warning)) ? 1 : 0;
}

}  // namespace

Command check_command() {
  return {
      "check",
      "[FILE…]",
      0,
      ~std::size_t{0},
      "what is wrong in the ledgers, where, and how bad",
      "A FILE (- is standard input) stands in for -d; its ledger is told from its header. The exit "
      "status is 1 where an error is found, with --strict also for a warning.",
      "shanhai check -d samples/dushan\n"
      "shanhai check samples/dushan/funds.csv samples/dushan/sales.csv -f json\n"
      "shanhai check samples/dushan/labour.csv --no-duplicates  # little memory\n"
      "shanhai check samples/broken/totals-differ.csv --lang en  # exit 1",
      check};
}

}  // namespace shanhai::cli
