#pragma once
// A folder of small ledgers, opened, with the built-in catalogue: what figures and reports are made from.

#include <string>

#include "scratch_folder.h"
#include "shanhai/question/question.h"
#include "shanhai/ledger/period.h"
#include "shanhai/load/ledger_files.h"
#include "shanhai/figure/figures.h"

namespace shanhai::report_tests {

inline const Catalogue& built_in() {
  static const Catalogue catalogue;
  return catalogue;
}

inline Day day(int year, unsigned month, unsigned day_of_month) {
  return *day_of(year, month, day_of_month);
}

class SmallRun {
 public:
  /// Files as name, content, name, content ...
  explicit SmallRun(std::initializer_list<std::pair<std::string, std::string>> files) {
    for (const auto& [name, content] : files) folder_.put(name, content);
    InputOptions options;
    options.folder = folder_.path.string();
    files_ = open_ledgers(built_in(), options, nullptr);
    setting.catalogue = &built_in();
    setting.files = &files_;
    setting.today = day(2023, 7, 10);
    targets = read_targets(folder_.path.string(), built_in());
  }

  Figure figure(const std::string& id, const std::string& period, Compare derived = Compare::value,
                const std::string& where = "", const std::string& by = "") const {
    FigureRequest request{id, where, std::nullopt, derived, by};
    if (!period.empty()) request.period = parse_period(period, setting.today);
    return figures({request}, targets, setting)[0];
  }
  /// As machines see it; empty for nothing.
  std::string value(const std::string& id, const std::string& period,
                    Compare derived = Compare::value, const std::string& where = "",
                    const std::string& by = "") const {
    return plain_text(figure(id, period, derived, where, by).value);
  }

  static std::string plain_text(const Value& value) {
    if (const auto* number = std::get_if<Exact>(&value)) return plain(*number);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* date = std::get_if<Date>(&value)) return to_text(*date);
    return "";
  }

  Setting setting;
  std::vector<Target> targets;

 private:
  ScratchFolder folder_;
  LedgerFiles files_;
};

/// The message of what `work` throws; empty if it does not.
template <class Work>
std::string message_of(Work work) {
  try {
    work();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "";
}

}  // namespace shanhai::report_tests
