#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/run.h"
#include "cli/values.h"
#include "shanhai/question/written_answer.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/render/rows.h"

namespace shanhai::cli {

namespace {

Question question_of(const Options& options, const Run& run, const LedgerSpec& ledger) {
  Question question;
  question.ledger = ledger.id;
  question.period = run.period();
  question.where = options.where;
  question.group_by = options.group_by;
  question.measures = fmt::format("{}", fmt::join(options.measures, ","));
  question.pivot = options.pivot.value_or("");
  question.compare = options.compare;
  question.having = options.having.value_or("");
  question.sort = options.sort;
  question.limit = limit_of(options);
  question.totals = options.totals;
  question.select = options.select;
  question.rows = options.rows;
  if (question.rows) {
    // Put behind a question, --rows shows the same rows whatever was made of their groups.
    question.compare.clear();
    question.totals = false;
  }
  return question;
}

int query(const Options& options, Messages& messages) {
  Run run(options, messages);
  const LedgerSpec& ledger = run.catalogue().ledger(options.arguments.front());
  const Question question = question_of(options, run, ledger);
  run.open({options.arguments.begin() + 1, options.arguments.end()}, &ledger);

  if (options.explain) {
    std::string plan;
    render(explain(question, run.setting()), run.style(), plan);
    run.finish(plan, {}, {}, {});
    return 0;
  }
  run.refuse_far_periods(&ledger);
  Style style = run.style();
  style.bars = options.bars;
  if (style.bars && style.format != Format::table) {
    throw UsageError("--bars draws in a table: leave it out, or take -f table");
  }
  std::string out;
  RestOfAnswer rest;
  Answer answer;
  std::optional<TerminalRows> terminal;
  if (style.format == Format::table && !style.bars) {
    terminal.emplace(style);
    const AnswerWriter writer{[&](const Table& table, std::string& text) { terminal->head(table, text); },
                              [&](const Table& some, std::string& text) { terminal->rows(some, text); },
                              {},
                              [&](bool any_rows, std::string& text) { terminal->end(any_rows, text); },
                              {[&](const Table& some) { terminal->see_numbers(some); },
                               [&](const Table& some) { terminal->see_widths(some); }}};
    answer = ask(question, run.setting(), writer, out, rest);
    messages.stage("answer and render");
  } else if (is_written_by_rows(style.format)) {
    const AnswerWriter writer{[&](const Table& table, std::string& text) { render_head(table, style, text); },
                              [&](const Table& some, std::string& text) { render_rows(some, style, text); },
                              between_rows(style.format),
                              [&](bool any_rows, std::string& text) { render_end(style.format, any_rows, text); }};
    answer = ask(question, run.setting(), writer, out, rest);
    messages.stage("answer and render");
  } else {
    answer = ask(question, run.setting());
    messages.stage("answer");
    render(answer.table, style, out);
    messages.stage("render");
  }
  run.insist_on_all(answer.left_out);
  run.finish(out, rest);
  run.account(answer.left_out, answer.notes, {});

  std::uint64_t rejected = 0;
  for (const LeftOut& each : answer.left_out) rejected += each.rows;
  messages.detail(fmt::format("rows: {} read, {} filtered out, {} rejected", answer.rows_read,
                              answer.rows_filtered, rejected));
  return 0;
}

}  // namespace

Command query_command() {
  return {"query",
          "LEDGER [FILE…]",
          1,
          ~std::size_t{0},
          "a question to one ledger, or to files of it",
          "LEDGER is one of {ledgers}, or your own. A FILE (- is standard input) stands in for -d. "
          "Comparisons (-c): {comparisons}.",
          "shanhai query sales -d samples/dushan -g year -a 'count,sum(amount)' -c yoy\n"
          "shanhai query labour samples/dushan/labour.csv -g year -p destination\n"
          "shanhai query funds -d samples/dushan -g 乡镇 -a 'sum(到位资金)' --totals\n"
          "shanhai query sales -d samples/dushan --period 2023 -g month --bars\n"
          "shanhai query sales -d samples/dushan -g product -c share,rank -s -count -n 5\n"
          "shanhai query labour -d samples/dushan -g category -a 'p90(wage),median(wage)'\n"
          "shanhai query funds -d samples/dushan -w 'received > 300万' --select project\n"
          "shanhai query funds -d samples/dushan -g township --having 'count >= 20'\n"
          "shanhai query sales -d samples/dushan --period 2023-06 -a count --rows -f csv\n"
          "shanhai query sales -d samples/dushan -g quarter -c mom,ytd --explain",
          query,
          "township = 百泉镇   channel in (电商, 商超)   product ~ 茶   end is empty\n"
          "amount >= 100万   wage between 3000 and 5000   disbursed > received\n"
          "date = 2023H1   date >= 2022-07   date in (2021, 2023Q2)   month = 2023-06\n"
          "not A, A and B, A or B, ( ): in this order. Words with spaces go into quotes.\n"
          "count  sum(x)  mean(x)  min(x)  max(x)  median(x)  p90(x)  stddev(x)  count(x)\n"
          "distinct(x)  first(x)  last(x)  wmean(value, weight)  and  + - * /  of these\n"
          "sum(amount where channel = 电商) / sum(amount) as 电商占比\n"
          "A column is named by id, label or any accepted header; `in backticks` always."};
}

}  // namespace shanhai::cli
