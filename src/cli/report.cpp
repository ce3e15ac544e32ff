#include "shanhai/report/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>

#include "gather/watch.h"
#include "cli/commands.h"
#include "cli/run.h"
#include "cli/split_folder.h"
#include "cli/values.h"
#include "cli/writing.h"
#include "ledger/whole_file.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fixed_table.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai::cli {

namespace {

std::string read_template(const std::string& path) {
  const std::optional<std::string> text = whole_file(path, path);
  if (!text) throw InputError(fmt::format("{}: cannot be read: {}", path, error_text(ENOENT)));
  return std::string(utf8_text(path, *text));
}

/// A built-in report or one of the catalogue's, else the path of a template.
std::string template_of(const std::string& name, Run& run) {
  const Catalogue& catalogue = run.catalogue();
  if (const std::string* text = catalogue.report_template(name)) return *text;
  if (name.ends_with(".md") || name.find('/') != std::string::npos) {
    run.files_of_run().read(name);
    return read_template(name);
  }
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

ReportQuestion question_of(const Options& options, Run& run) {
  ReportQuestion question;
  question.name = options.arguments.front();
  question.text = template_of(question.name, run);
  question.place = place_of(question.name, options);
  question.own = !question.place.empty() || !run.catalogue().report_template(question.name);
  question.period = run.period();
  question.where = options.where;
  question.values = values_of(options);
  question.footnotes = options.footnotes;
  return question;
}

/// The reports of one run as they are printed, and what is to be said of all of them at its end.
class Reports {
 public:
  explicit Reports(Run& run) : run_(run) {}

  /// `value`: of --each.
  std::string text_of(ReportAnswer& answer, const std::string& value = {}) {
    if (answer.none_there) run_.fail_for_missing(answer.missing);
    for (const std::string& line : answer.alarms.raised) raised_.push_back(value.empty() ? line : value + ": " + line);
    left_out_ = joined(joined(std::move(left_out_), answer.left_out), answer.alarms.left_out);
    run_.insist_on_all(left_out_);
    for (std::string& note : answer.notes) keep(notes_, std::move(note));
    for (std::string& ledger : answer.missing) keep(missing_, std::move(ledger));
    std::string out;
    render(answer.document, run_.style(), out);
    return out;
  }

  /// Values in the conditions of the command line that no ledger has.
  void say_words_nowhere(const std::vector<std::string>& where) {
    add_notices(words_nowhere(where, run_.setting()), *run_.setting().notices);
  }

  void note(std::string text) { notes_.push_back(std::move(text)); }

  /// Writes `out`, and then what was noticed. The exit status.
  int finish(const std::string& out, Messages& messages) {
    run_.finish(out, left_out_, notes_, missing_);
    return status(messages);
  }
  /// The same for reports that have been written.
  int finish(Messages& messages) {
    run_.account(left_out_, notes_, missing_);
    return status(messages);
  }

 private:
  int status(Messages& messages) const {
    for (const std::string& line : raised_) messages.alarm(line);
    return raised_.empty() && !run_.is_alarmed() ? 0 : 1;
  }
  static void keep(std::vector<std::string>& texts, std::string text) {
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
  }

  Run& run_;
  std::vector<LeftOut> left_out_;
  std::vector<std::string> notes_, missing_, raised_;
};

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
  SplitFolder folder(*typed.output, ending_of(run.style().format), options.clean, run.files_of_run());
  ReportQuestion question = question_of(options, run);
  const std::vector<Alarm> alarms = run.alarms();
  question.alarms = &alarms;
  run.open({}, nullptr);
  question.values.insert({column, ""});
  const std::set<std::string> used = value_names(question, run.setting());
  question.values.erase(column);
  insist_on_use(question.values, used);
  ReportsForEach made;
  try {
    made = reports_for_each(question, column, read_targets(run.files().folder, run.catalogue()), run.setting(), run.style());
  } catch (const UsageError& error) {  // shows the condition, and the value in it
    throw UsageError(run.setting().show_personal ? error.what() : masked_if_personal(error.what()));
  }
  const ColumnValues& values = made.values;
  const auto shown = [&](const std::string& value) { return run.setting().show_personal ? value : values.mask(value); };
  Reports reports(run);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < made.reports.size(); ++i) {
    texts.push_back(reports.text_of(made.reports[i], shown(values.values[i])));
  }
  messages.stage("answer");
  for (std::size_t i = 0; i < texts.size(); ++i) folder.file_for(shown(values.values[i])).write(texts[i]);
  const std::vector<std::string> besides = folder.finish();
  reports.note(fmt::format("{} reports in {}", texts.size(), *typed.output));
  for (const std::string& note : besides) reports.note(note);
  if (values.rows_without > 0) {
    reports.note(fmt::format("{} rows of the ledgers have no {}: they are in none of them", values.rows_without, column));
  }
  return reports.finish(messages);
}

int report(const Options& options, Messages& messages) {
  if (options.each) return report_for_each(options, messages);
  if (options.clean) throw UsageError("--clean is for the folder of --each");
  Run run(options, messages);
  ReportQuestion question = question_of(options, run);
  const std::vector<Alarm> alarms = run.alarms();
  question.alarms = &alarms;
  question.alarms_where = options.where;
  run.open({}, nullptr);
  if (!question.values.empty()) insist_on_use(question.values, value_names(question, run.setting()));
  const std::vector<Target> targets = read_targets(run.files().folder, run.catalogue());
  ReportAnswer answer = make_report(question, targets, run.setting(), run.style());
  Reports reports(run);
  const std::string out = reports.text_of(answer);
  reports.say_words_nowhere(options.where);
  messages.stage("answer");
  return reports.finish(out, messages);
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
