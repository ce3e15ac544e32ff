#include "cli/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/rejects.h"
#include "cli/values.h"
#include "shanhai/gather/ledger_days.h"
#include "shanhai/check/check.h"
#include "shanhai/ledger/catalogue_export.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/figure/figures.h"

namespace shanhai::cli {

Run::Run(const Options& options, Messages& messages)
    : options_(options), messages_(messages), output_(options.output, files_of_run_) {
  if (options.config) files_of_run_.read(*options.config);
  style_ = style_of(options, output_.is_standard());
  setting_.today = today_of(options);
  setting_.threads = threads_of(options);
  setting_.english = style_.english;
  setting_.show_personal = options.show_personal;
  setting_.notices = &notices_;
  if (options.rejects) {
    rejects_output_.emplace(options.rejects, files_of_run_);
    rejects_.show_personal = options.show_personal;
    setting_.rejects = &rejects_;
  }
  if (options.catalogue) {
    for (const auto& path : catalogue_paths(*options.catalogue)) files_of_run_.read(path.string());
    catalogue_.add_folder(*options.catalogue);
    check_figures(catalogue_, setting_.today);
    check_rules(catalogue_, setting_.today);
  }
  setting_.catalogue = &catalogue_;
  setting_.files = &files_;
  messages_.stage("read the catalogue");
  setting_.progress = &progress_;
  messages_.begin_progress(progress_);
}

Run::~Run() { messages_.end_progress(); }

void Run::open(const std::vector<std::string>& files, const LedgerSpec* ledger) {
  InputOptions input;
  input.files = files;
  // A folder that is only the usual one gives way to files that are named.
  if (files.empty() || options_.data_typed) input.folder = options_.data.value_or(".");
  input.columns = options_.columns;
  input.units = options_.units;
  input.encoding = encoding_of(options_);
  input.fill_down = options_.fill_down;
  input.threads = setting_.threads;
  input.pass_over_files = !ledger;  // `check` says so itself
  for (const std::string& file : files) files_of_run_.read(file);
  files_ = open_ledgers(catalogue_, input, ledger);
  for (const LedgerFile& file : files_.files) files_of_run_.read(file.path);
  if (!files_.folder.empty()) files_of_run_.read(targets_path(files_.folder));
  messages_.files(files_);
  messages_.stage("find the ledgers");
}

std::vector<Period> Run::periods() const {
  std::vector<Period> periods;
  try {
    for (const std::string& each : options_.period)
      periods.push_back(parse_period(each, setting_.today));
  } catch (const UsageError& error) {
    throw UsageError(fmt::format("--period: {}", error.what()));
  }
  return periods;
}

std::optional<Period> Run::period() const {
  const std::vector<Period> all = periods();
  if (all.size() > 1) throw UsageError(fmt::format("--period is given {} times", all.size()));
  return all.empty() ? std::nullopt : std::optional(all.front());
}

void Run::refuse_far_periods(const LedgerSpec* ledger) const {
  LedgerDays days = ledger ? LedgerDays(setting_, *ledger) : LedgerDays(setting_);
  try {
    for (const Period& period : periods()) days.refuse_far(period);
  } catch (const UsageError& error) {
    throw UsageError(fmt::format("--period: {}", error.what()));
  }
}

std::vector<Alarm> Run::alarms() const {
  std::vector<Alarm> alarms;
  try {
    for (const std::string& each : options_.fail_if) alarms.emplace_back(each, catalogue_, setting_.today);
  } catch (const UsageError& error) {
    throw UsageError(fmt::format("--fail-if: {}", error.what()));
  }
  return alarms;
}

void Run::insist_on_all(const std::vector<LeftOut>& left_out) {
  if (!options_.strict) return;
  if (!left_out.empty()) write_rejects();
  for (const LeftOut& each : left_out) {
    if (each.rows > 0)
      throw InputError(fmt::format("{}:{}: {} (--strict)", each.file, each.line, each.reason));
  }
}

void Run::fail_for_missing(const std::vector<std::string>& ledgers) const {
  throw InputError(fmt::format("none of the ledgers that this is about ({}) is in {}",
                               fmt::join(ledgers, ", "), files_.folder));
}

void Run::write_rejects() {
  messages_.end_progress();
  if (!rejects_output_) return;
  rejects_.arrange();
  std::string out;
  render(table_of(rejects_, files_), rejects_style(style_), out);
  rejects_output_->write(out);
}

void Run::finish(std::string_view answer, const std::vector<LeftOut>& left_out,
                 const std::vector<std::string>& notes, const std::vector<std::string>& missing) {
  messages_.end_progress();
  output_.write(answer);
  account(left_out, notes, missing);
}

void Run::finish(std::string_view answer, const RestOfAnswer& rest) {
  messages_.end_progress();
  OutputPieces pieces(output_);
  bool is_read = pieces.write(answer);
  std::string some;
  for (bool more = rest != nullptr; more && is_read; some.clear()) {
    more = rest(some);
    if (!some.empty()) is_read = pieces.write(some);
  }
  pieces.finish();
}

void Run::account(const std::vector<LeftOut>& left_out, const std::vector<std::string>& notes,
                  const std::vector<std::string>& missing) {
  write_rejects();
  messages_.stage("write the answer");
  messages_.rejected(left_out);
  messages_.missing_ledgers(missing, files_.folder);
  for (const Notice& notice : notices_) {
    const std::string& line = notice.said.in(/*english=*/true);
    if (notice.alarm && !options_.fail_if.empty()) messages_.alarm(line);
    else messages_.note(line);
  }
  for (const std::string& note : notes) messages_.note(note);
  if (options_.show_personal) {
    messages_.note("--show-personal: names, identity numbers and telephones are shown in full");
  }
}

bool Run::is_alarmed() const { return !options_.fail_if.empty() && std::ranges::any_of(notices_, &Notice::alarm); }

}  // namespace shanhai::cli
