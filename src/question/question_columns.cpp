#include "question/question_columns.h"

#include <algorithm>
#include <set>

#include "language/lists.h"

namespace shanhai {

namespace {

/// The column or group of time of that name. Throws UsageError with the nearest right one.
Name required_name(const LedgerSpec& ledger, const std::string& text) {
  const std::string name = without_backticks(text);
  if (const auto found = find_name(ledger, name)) return *found;
  throw UsageError(no_such_column(ledger, name));
}

}  // namespace

GroupColumn group_column(const std::string& text, Columns& columns, const Setting& setting) {
  const LedgerSpec& ledger = columns.ledger();
  const Name name = required_name(ledger, text);
  const ColumnSpec& spec = ledger.columns[name.column];
  GroupColumn column{name,
                     {columns.place(name.column), spec.type, name.time},
                     shown_column(spec, name.time, setting.english),
                     ShownCells(spec, setting),
                     ledger.with_role(Role::date) == name.column};
  column.shown.groups = true;
  return column;
}

void refuse_twins(const std::vector<TableColumn>& columns) {
  std::set<std::string> met;
  for (const TableColumn& column : columns) {
    if (met.insert(column.id).second) continue;
    throw UsageError("two columns of the answer would be called \"" + column.id +
                     "\"; leave one out, or name a measure with as");
  }
}

bool TupleOrder::operator()(const Tuple& a, const Tuple& b) const {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](const Value& x, const Value& y) { return compare(x, y) < 0; });
}

std::string named(const Value& value) {
  if (const auto* number = std::get_if<Exact>(&value)) return plain(*number);
  if (const auto* date = std::get_if<Date>(&value)) return to_text(*date);
  if (const auto* word = std::get_if<std::string>(&value)) return *word;
  return {};
}

Tuple picked(const Tuple& tuple, const std::vector<std::size_t>& positions) {
  Tuple result;
  for (const std::size_t position : positions) result.push_back(tuple[position]);
  return result;
}

std::vector<Tuple> tuples_of(const Groups& groups, std::size_t keys) {
  std::vector<Tuple> tuples(groups.size());
  for (std::size_t group = 0; group < groups.size(); ++group) {
    tuples[group].reserve(keys);
    for (std::size_t key = 0; key < keys; ++key) tuples[group].push_back(groups.key(group, key));
  }
  return tuples;
}

}  // namespace shanhai
