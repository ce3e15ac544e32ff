#include "shanhai/report/report.h"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/commands.h"
#include "cli/run.h"
#include "cli/writing.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai::cli {

namespace {

std::string read_template(const std::string& path) {
  std::error_code ignored;
  const bool folder = std::filesystem::is_directory(path, ignored);
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string text;
  if (file && !folder) text.assign(std::istreambuf_iterator<char>(file), {});
  if (!file || folder || file.bad()) {
    const int error = folder ? EISDIR : errno;
    throw InputError(fmt::format("{}: {}", path, error ? error_text(error) : "cannot be read"));
  }
  if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
  return text;
}

/// A built-in report or one of the catalogue's, else the path of a template.
std::string template_of(const std::string& name, const Catalogue& catalogue) {
  if (const std::string* text = catalogue.report_template(name)) return *text;
  if (name.ends_with(".md") || name.find('/') != std::string::npos) return read_template(name);
  throw UsageError(fmt::format("there is no report {}{} (a template of your own ends with .md)",
                               name, did_you_mean(name, catalogue.report_names())));
}

int report(const Options& options, Messages& messages) {
  Run run(options, messages);
  ReportQuestion question;
  question.name = options.arguments.front();
  question.text = template_of(question.name, run.catalogue());
  question.period = run.period();
  question.where = options.where;
  run.open({}, nullptr);
  const std::vector<Target> targets = read_targets(run.files().folder, run.catalogue());

  const ReportAnswer answer = make_report(question, targets, run.setting(), run.style());
  messages.stage("answer");
  if (answer.none_there) run.fail_for_missing(answer.missing);
  run.insist_on_all(answer.left_out);
  std::string out;
  render(answer.document, run.style(), out);
  messages.stage("render");
  run.finish(out, answer.left_out, answer.notes, answer.missing);
  return 0;
}

}  // namespace

Command report_command() {
  return {
      "report",
      "NAME|TEMPLATE.md",
      1,
      1,
      "a whole report, a built-in one or your own",
      "NAME is a report: {reports}, or one of your own catalogue. TEMPLATE.md is Markdown with figures in "
      "it. Without --period a report takes the one that its template names: monthly is last "
      "month's.",
      "shanhai report monthly -d samples/dushan --period 2023-06\n"
      "shanhai report monthly -d samples/dushan --period last-year --lang en -f json\n"
      "shanhai report monthly -d samples/dushan --period 2023-06 -o june.md --unit 元",
      report};
}

}  // namespace shanhai::cli
