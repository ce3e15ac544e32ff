#include "shanhai/verify/verify.h"

#include "cli/commands.h"
#include "cli/run.h"
#include "shanhai/ledger/errors.h"

namespace shanhai::cli {

namespace {

int verify(const Options& options, Messages& messages) {
  Run run(options, messages);
  const bool one_table = run.style().format == Format::csv || run.style().format == Format::tsv;
  if (options.rows && one_table) {
    throw UsageError(
        "--rows of several statements are no one table: use -f json, jsonl, markdown or table");
  }
  VerifyQuestion question;
  question.name = options.arguments.front();
  run.files_of_run().read(question.name);
  question.statements = read_statements(question.name, run.catalogue());
  question.where = options.where;
  question.rows = options.rows;
  run.open({}, nullptr);

  const VerifyAnswer answer = shanhai::verify(question, run.setting());
  messages.stage("answer");
  if (answer.none_there) run.fail_for_missing(answer.missing);
  run.insist_on_all(answer.left_out);
  std::string out;
  render(answer, run.style(), out);
  messages.stage("render");
  run.finish(out, answer.left_out, answer.notes, answer.missing);
  return answer.count(Verdict::holds) == answer.statements.size() ? 0 : 1;
}

}  // namespace

Command verify_command() {
  return {"verify",
          "STATEMENTS.csv",
          1,
          1,
          "what a bulletin says, against the ledgers",
          "STATEMENTS.csv (- is standard input) holds a row for each figure that was published: its "
          "quote, its indicator, condition and period, and the number with its unit (docs/verify.md). "
          "The exit status is 1 where one fails or is unknown.",
          "shanhai verify samples/dushan/published.csv -d samples/dushan\n"
          "shanhai verify samples/qiannan/published.csv -d samples/qiannan -f json\n"
          "shanhai verify samples/dushan/published.csv -d samples/dushan --rows -f markdown",
          verify};
}

}  // namespace shanhai::cli
