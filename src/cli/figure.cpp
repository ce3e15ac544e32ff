#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/run.h"
#include "shanhai/report/figures.h"

namespace shanhai::cli {

namespace {

int figure(const Options& options, Messages& messages) {
  Run run(options, messages);
  FigureQuestion question;
  question.indicators = options.arguments;
  question.where = options.where;
  question.periods = run.periods();
  question.compare = options.compare;
  question.by = options.by.value_or("");
  run.open({}, nullptr);
  const std::vector<Target> targets = read_targets(run.files().folder, run.catalogue());

  const FigureAnswer answer = ask_figures(question, targets, run.setting());
  messages.stage("answer");
  if (answer.none_there) run.fail_for_missing(answer.missing);
  run.insist_on_all(answer.left_out);
  std::string out;
  render(answer.table, run.style(), out);
  messages.stage("render");
  run.finish(out, answer.left_out, answer.notes, answer.missing);
  return 0;
}

}  // namespace

Command figure_command() {
  return {"figure",
          "[ID…]",
          0,
          ~std::size_t{0},
          "indicators by id; without an ID all of them",
          "An ID is an indicator of the catalogue: funds.received, labour.east, sales.amount.",
          "shanhai figure sales.amount labour.east -d samples/dushan --period 2022 -c yoy\n"
          "shanhai figure -d samples/dushan --period 2023H1 -c completion,pace\n"
          "shanhai figure sales.amount -d samples/dushan --by channel --period 2021,2022",
          figure};
}

}  // namespace shanhai::cli
