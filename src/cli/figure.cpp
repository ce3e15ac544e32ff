#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/run.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/figure/figures.h"

namespace shanhai::cli {

namespace {

/// The rows behind a figure.
int figure_rows(const Options& options, Run& run, Messages& messages) {
  if (options.arguments.size() != 1 || options.period.size() > 1 || options.by || !options.compare.empty() ||
      !options.fail_if.empty()) {
    throw UsageError("--rows shows the rows behind one figure: give one ID, one --period, no -c, --by or --fail-if");
  }
  const Indicator& indicator = run.catalogue().indicator(options.arguments.front());
  const Question question =
      rows_behind(indicator, options.where, run.period(), run.setting().today);
  run.open({}, nullptr);
  run.refuse_far_periods(nullptr);
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
  question.for_people = for_people(run.style().format);
  const std::vector<Alarm> alarms = run.alarms();
  run.open({}, nullptr);
  run.refuse_far_periods(nullptr);
  const std::vector<Target> targets = read_targets(run.files().folder, run.catalogue());

  const auto [answer, alarm] = ask_figures(question, alarms, targets, run.setting(), run.style());
  messages.stage("answer");
  if (answer.none_there) run.fail_for_missing(answer.missing);
  const std::vector<LeftOut> left_out = joined(answer.left_out, alarm.left_out);
  run.insist_on_all(left_out);
  std::string out;
  render(answer.table, run.style(), out);
  messages.stage("render");
  run.finish(out, left_out, answer.notes, answer.missing);
  for (const std::string& line : alarm.raised) messages.alarm(line);
  return alarm.raised.empty() && !run.is_alarmed() ? 0 : 1;
}

}  // namespace

Command figure_command() {
  return {"figure",
          "[ID…]",
          0,
          ~std::size_t{0},
          "indicators by id; without an ID all of them",
          "An ID is an indicator of the catalogue: funds.received, labour.east, sales.amount. Without "
          "one, all of them are printed, with the ledger, measure and condition that each comes from. "
          "Several periods stand side by side (in csv, tsv and json a row each). "
          "Comparisons (-c): {comparisons of figures}.",
          "shanhai figure -d samples/dushan --period 2023\n"
          "shanhai figure sales.amount labour.east -d samples/dushan --period 2022 -c yoy\n"
          "shanhai figure -d samples/dushan --period 2023H1 -c completion,pace\n"
          "shanhai figure sales.amount -d samples/dushan --by channel --period 2021,2022\n"
          "shanhai figure talent.east -d samples/dushan --period 2023-06 --rows",
          figure};
}

}  // namespace shanhai::cli
