#include "report/ledger_survey.h"

#include <algorithm>
#include <set>

#include "figure/figure_plan.h"
#include "shanhai/gather/gather.h"
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

/// One pass over a ledger for one grouping, which is no answer: it rejects nothing.
Gathered look(const Columns& columns, Grouping grouping, const Setting& setting) {
  grouping.is_answer = false;
  return gather(columns, {grouping}, setting);
}

Gathered by_value(const LedgerSpec& ledger, std::size_t column, const Setting& setting) {
  Columns columns(ledger, setting.today);
  Grouping grouping;
  const std::size_t place = columns.place(column);
  grouping.keys.push_back({place, columns.spec(place).type, std::nullopt});
  grouping.needs = {place};
  return look(columns, std::move(grouping), setting);
}

}  // namespace

bool has_value(const LedgerSpec& ledger, const std::string& column, const std::string& value,
               const Setting& setting) {
  const auto found = ledger.find(column);
  if (!found || !is_in_files(ledger, *found, setting)) return false;
  const Gathered gathered = by_value(ledger, *found, setting);
  const std::string wanted = vocabulary_spelling(ledger.columns[*found], value);
  for (std::size_t group = 0; group < gathered.groups[0].size(); ++group) {
    if (text_of_key(gathered.groups[0].key(group, 0)) == wanted) return true;
  }
  return false;
}

std::string condition_for(const std::string& column, const std::string& value) {
  std::string text = column + " = \"";
  for (const char c : value) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

ColumnValues values_of_column(const std::string& column, const Setting& setting) {
  std::set<std::string> values;
  ColumnValues result;
  bool known = false;
  std::string suggestion;
  for (const LedgerSpec& ledger : setting.catalogue->ledgers()) {
    const auto found = ledger.find(column);
    if (!found) {
      if (!setting.files->of(ledger).empty()) suggestion = no_such_column(ledger, column);
      continue;
    }
    known = true;
    const ColumnSpec& spec = ledger.columns[*found];
    result.mask = stricter(result.mask, setting.files->mask_of(spec));
    if (result.mask.is_personal()) {
      throw UsageError(spec.id + " holds personal data, which would become names of files");
    }
    if (!is_in_files(ledger, *found, setting)) continue;
    const Gathered gathered = by_value(ledger, *found, setting);
    const Groups& groups = gathered.groups[0];
    for (std::size_t group = 0; group < groups.size(); ++group) {
      const std::string value = text_of_key(groups.key(group, 0));
      if (value.empty()) {
        result.rows_without += groups.rows(group);
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
