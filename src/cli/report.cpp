#include "shanhai/report/report.h"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/commands.h"
#include "cli/run.h"
#include "cli/split_folder.h"
#include "cli/values.h"
#include "cli/writing.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fixed_table.h"
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
  return std::string(utf8_text(path, text));
}

/// A built-in report or one of the catalogue's, else the path of a template.
std::string template_of(const std::string& name, const Catalogue& catalogue) {
  if (const std::string* text = catalogue.report_template(name)) return *text;
  if (name.ends_with(".md") || name.find('/') != std::string::npos) return read_template(name);
  throw UsageError(fmt::format("there is no report {}{} (a template of your own ends with .md)",
                               name, did_you_mean(name, catalogue.report_names())));
}

/// The file of a template in the user's own catalogue; empty where it is another's.
std::string place_of(const std::string& name, const Options& options) {
  std::error_code ignored;
  if (!options.catalogue) return {};
  const std::filesystem::path path = std::filesystem::path(*options.catalogue) / (name + ".md");
  return std::filesystem::exists(path, ignored) ? path.string() : std::string();
}

/// --set, again and again: NAME=VALUE.
std::map<std::string, std::string> values_of(const Options& options) {
  std::map<std::string, std::string> values;
  for (const std::string& each : options.values) {
    const std::size_t equals = each.find('=');
    const std::string name = each.substr(0, equals);
    if (equals == std::string::npos || name.empty()) {
      throw UsageError(fmt::format("--set: \"{}\" is no NAME=VALUE (township=百泉镇)", each));
    }
    if (!values.emplace(name, each.substr(equals + 1)).second) {
      throw UsageError(fmt::format("--set: {} is given twice", name));
    }
  }
  return values;
}

/// Whatever --set names, the template must ask for.
void insist_on_use(const std::map<std::string, std::string>& values, const std::set<std::string>& used) {
  for (const auto& [name, value] : values) {
    if (used.contains(name)) continue;
    throw UsageError(fmt::format("--set: the report has no ${}{}", name,
                                 did_you_mean(name, {used.begin(), used.end()})));
  }
}

std::string ending_of(Format format) {
  switch (format) {
    case Format::table:
      return ".txt";
    case Format::markdown:
      return ".md";
    case Format::csv:
      return ".csv";
    case Format::tsv:
      return ".tsv";
    case Format::json:
      return ".json";
    case Format::jsonl:
      return ".jsonl";
  }
  return {};
}

/// A file for each value of a column. Nothing is written before all of them are made.
int report_for_each(const Options& typed, Messages& messages) {
  const std::string column = *typed.each;
  if (!typed.output || *typed.output == "-") {
    throw UsageError("--each needs a folder for its files: -o DIR");
  }
  Options options = typed;
  options.output.reset();
  if (!options.format) options.format = "markdown";
  Run run(options, messages);
  ReportQuestion question;
  question.name = options.arguments.front();
  question.text = template_of(question.name, run.catalogue());
  question.place = place_of(question.name, options);
  question.period = run.period();
  question.footnotes = options.footnotes;
  question.values = values_of(options);
  question.where = options.where;
  const std::vector<Alarm> alarms = run.alarms();
  run.open({}, nullptr);
  const std::vector<Target> targets = read_targets(run.files().folder, run.catalogue());
  const ColumnValues values = values_of_column(column, run.setting());

  if (values.values.empty()) {
    throw InputError(fmt::format("--each: no ledger in {} has a value of {}", run.files().folder, column));
  }

  // A template that asks for $township says itself where it counts; else all rows of the report are those
  // of the value.
  question.values.insert({column, ""});
  const std::set<std::string> used = value_names(question, run.setting());
  const bool asked = used.contains(column);
  question.values.erase(column);
  insist_on_use(question.values, used);

  std::vector<std::string> texts, raised;
  ReportAnswer last;
  for (const std::string& value : values.values) {
    ReportQuestion one = question;
    if (asked) {
      one.values[column] = value;
    } else {
      one.where.push_back(condition_for(column, value));
    }
    last = make_report(one, targets, run.setting(), run.style());
    if (last.none_there) run.fail_for_missing(last.missing);
    std::vector<std::string> where = options.where;
    where.push_back(condition_for(column, value));
    const auto period = try_period(last.document.period, run.setting().today);
    const AlarmAnswer alarm = raised_alarms(alarms, period, where, targets, run.setting(), run.style());
    for (const std::string& line : alarm.raised) raised.push_back(value + ": " + line);
    last.left_out = joined(std::move(last.left_out), alarm.left_out);
    run.insist_on_all(last.left_out);
    render(last.document, run.style(), texts.emplace_back());
  }
  messages.stage("answer");
  SplitFolder folder(*typed.output, ending_of(run.style().format));
  for (std::size_t i = 0; i < texts.size(); ++i) folder.file_for(values.values[i]).write(texts[i]);
  folder.finish();
  last.notes.push_back(fmt::format("{} reports in {}", texts.size(), *typed.output));
  if (values.rows_without > 0) {
    last.notes.push_back(fmt::format("{} rows of the ledgers have no {}: they are in none of them", values.rows_without, column));
  }
  run.finish({}, last.left_out, last.notes, last.missing);
  for (const std::string& line : raised) messages.alarm(line);
  return raised.empty() ? 0 : 1;
}

int report(const Options& options, Messages& messages) {
  if (options.each) return report_for_each(options, messages);
  Run run(options, messages);
  ReportQuestion question;
  question.name = options.arguments.front();
  question.text = template_of(question.name, run.catalogue());
  question.place = place_of(question.name, options);
  question.period = run.period();
  question.where = options.where;
  question.values = values_of(options);
  question.footnotes = options.footnotes;
  const std::vector<Alarm> alarms = run.alarms();
  run.open({}, nullptr);
  if (!question.values.empty()) insist_on_use(question.values, value_names(question, run.setting()));
  const std::vector<Target> targets = read_targets(run.files().folder, run.catalogue());

  const ReportAnswer answer = make_report(question, targets, run.setting(), run.style());
  messages.stage("answer");
  if (answer.none_there) run.fail_for_missing(answer.missing);
  const AlarmAnswer alarm =
      raised_alarms(alarms, try_period(answer.document.period, run.setting().today), question.where,
                    targets, run.setting(), run.style());
  const std::vector<LeftOut> left_out = joined(answer.left_out, alarm.left_out);
  run.insist_on_all(left_out);
  std::string out;
  render(answer.document, run.style(), out);
  messages.stage("render");
  run.finish(out, left_out, answer.notes, answer.missing);
  for (const std::string& line : alarm.raised) messages.alarm(line);
  return alarm.raised.empty() ? 0 : 1;
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
      "month's, annual last year's, brief all years'.",
      "shanhai report monthly -d samples/dushan --period 2023-06\n"
      "shanhai report annual -d samples/dushan --period 2023 --lang en -o 2023.md\n"
      "shanhai report brief -d samples/dushan --period 2020..2023 --footnotes\n"
      "shanhai report brief -d samples/dushan --each township -o towns\n"
      "shanhai report brief -d samples/dushan --fail-if 'funds.rate < 99%'  # exit 1",
      report};
}

}  // namespace shanhai::cli
