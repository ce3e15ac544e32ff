#include "report/ledger_survey.h"

#include <algorithm>
#include <set>

#include "figure/figure_plan.h"
#include "shanhai/filter/condition.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/report/report.h"

namespace shanhai {

namespace {

/// Whether any of the ledger's files has the column: by a header, or by other columns that stand in for it.
bool is_in_files(const LedgerSpec& ledger, std::size_t column, const Setting& setting) {
  for (const std::size_t number : setting.files->of(ledger)) {
    const auto& columns = setting.files->files[number].columns;
    if (std::any_of(columns.begin(), columns.end(),
                    [&](const FileColumn& each) { return each.column == column; })) {
      return true;
    }
  }
  return false;
}

}  // namespace

const LedgerSurvey::Counts& LedgerSurvey::counts(const LedgerSpec& ledger, std::size_t column) {
  const auto [known, is_new] = counts_.try_emplace({ledger.id, column});
  if (!is_new) return known->second;
  Setting only_looking = setting_;
  only_looking.notices = nullptr;
  only_looking.rejects = nullptr;
  LedgerPass pass(ledger, only_looking);
  Grouping grouping;
  const std::size_t place = pass.columns().place(column);
  grouping.keys.push_back({place, ledger.columns[column].type, std::nullopt});
  grouping.needs = {place};
  grouping.is_answer = false;
  pass.add(std::move(grouping));
  pass.read();
  const Groups& groups = pass.groups(0);
  for (std::size_t group = 0; group < groups.size(); ++group) {
    known->second[text_of_key(groups.key(group, 0))] += groups.rows(group);
  }
  return known->second;
}

bool LedgerSurvey::has_value(const LedgerSpec& ledger, const std::string& column, const std::string& value) {
  const auto found = ledger.find(column);
  if (!found || !is_in_files(ledger, *found, setting_)) return false;
  return counts(ledger, *found).contains(vocabulary_spelling(ledger.columns[*found], value));
}

std::string condition_for(const std::string& column, const std::string& value) {
  std::string text = column + " = \"";
  for (const char c : value) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

ColumnValues LedgerSurvey::values(const std::string& column) {
  std::set<std::string> values;
  ColumnValues result;
  bool known = false;
  std::string suggestion;
  for (const LedgerSpec& ledger : setting_.catalogue->ledgers()) {
    const auto found = ledger.find(column);
    if (!found) {
      if (!setting_.files->of(ledger).empty()) suggestion = no_such_column(ledger, column);
      continue;
    }
    known = true;
    const ColumnSpec& spec = ledger.columns[*found];
    result.mask = stricter(result.mask, setting_.files->mask_of(spec));
    if (result.mask.is_personal()) {
      throw UsageError(spec.id + " holds personal data, which would become names of files");
    }
    if (!is_in_files(ledger, *found, setting_)) continue;
    for (const auto& [value, rows] : counts(ledger, *found)) {
      if (value.empty()) {
        result.rows_without += rows;
      } else {
        values.insert(value);
      }
    }
  }
  if (!known) throw UsageError(suggestion.empty() ? "no ledger has a column \"" + column + "\"" : suggestion);
  result.values.assign(values.begin(), values.end());
  return result;
}

}  // namespace shanhai
