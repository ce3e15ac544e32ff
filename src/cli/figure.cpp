#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/run.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/report/figures.h"

namespace shanhai::cli {

namespace {

/// The rows behind a figure.
int figure_rows(const Options& options, Run& run, Messages& messages) {
  if (options.arguments.size() != 1 || options.period.size() > 1 || options.by || !options.compare.empty()) {
    throw UsageError("--rows shows the rows behind one figure: give one ID, one --period, no -c and no --by");
  }
  const Indicator& indicator = run.catalogue().indicator(options.arguments.front());
  Question question;
  question.ledger = indicator.ledger;
  question.period = run.period();
  question.over = indicator.over;
  if (!indicator.where.empty()) question.where.push_back(indicator.where);
  question.where.insert(question.where.end(), options.where.begin(), options.where.end());
  question.rows = true;
  run.open({}, nullptr);
  const Answer answer = ask(question, run.setting());
  run.insist_on_all(answer.left_out);
  std::string out;
  render(answer.table, run.style(), out);
  messages.stage("answer");
  run.finish(out, answer.left_out, answer.notes, {});
  return 0;
}

int figure(const Options& options, Messages& messages) {
  Run run(options, messages);
  if (options.rows) return figure_rows(options, run, messages);
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
