#include "question/question_sort.h"

#include <fmt/format.h>

#include <algorithm>

#include "language/lists.h"
#include "question/compared_name.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

std::vector<SortEntry> sort_entries(const std::vector<std::string>& typed) {
  std::vector<SortEntry> entries;
  for (const std::string& part : split_lists(typed)) {
    const bool descending = part.starts_with('-');
    const std::string name(trimmed(std::string_view(part).substr(descending ? 1 : 0)));
    if (name.empty()) throw UsageError("\"" + part + "\" names nothing to sort by");
    entries.push_back({name, descending});
  }
  return entries;
}

std::optional<std::size_t> column_named(const std::vector<TableColumn>& columns, const std::string& name) {
  const std::string bare = without_backticks(name);
  const std::string folded = folded_name(bare);
  for (const bool exactly : {true, false}) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const TableColumn& column = columns[i];
      const bool same = exactly ? column.id == bare || column.label == bare
                                : folded_name(column.id) == folded || folded_name(column.label) == folded;
      if (same) return i;
    }
  }
  return std::nullopt;
}

void fail_not_printed(const std::vector<TableColumn>& columns, const std::string& name) {
  std::vector<std::string> known;
  for (const TableColumn& column : columns) known.push_back(column.id);
  for (const TableColumn& column : columns) known.push_back(column.label);
  std::string advice = did_you_mean(name, known);
  if (advice.empty()) {
    for (std::size_t i = 0; i < columns.size() && i < 8; ++i) {
      advice += (i == 0 ? " (it has " : ", ") + columns[i].id;
    }
    if (!columns.empty()) advice += columns.size() > 8 ? ", …)" : ")";
  }
  throw UsageError("no column of the answer is called \"" + name + "\"" + advice);
}

namespace {

std::optional<std::size_t> group_named(const std::vector<GroupColumn>& groups, const LedgerSpec& ledger,
                                       const std::string& text) {
  const auto name = find_name(ledger, without_backticks(text));
  for (std::size_t i = 0; name && i < groups.size(); ++i) {
    if (groups[i].name.column == name->column && groups[i].name.time == name->time) return i;
  }
  return std::nullopt;
}

/// The measure that is written out, or a comparison of it; nothing where none is.
std::optional<std::size_t> value_written(const std::string& text, QuestionMeasures& measures) {
  Lexer lexer(text);
  auto tree = measure_at(lexer);
  if (!tree) return std::nullopt;
  const auto compare = take_compare(lexer);
  if (!compare || lexer.peek(WordRule::condition).kind != TokenKind::end) tree = parse_measure(text);
  return measures.add(RowValue{measures.add(*tree), compare});
}

}  // namespace

std::vector<SortKey> sort_keys(const std::vector<SortEntry>& entries, const std::vector<GroupColumn>& groups,
                               const std::vector<TableColumn>& printed, bool is_pivot, QuestionMeasures& measures,
                               const LedgerSpec& ledger) {
  std::vector<SortKey> keys;
  for (const SortEntry& entry : entries) {
    SortKey key{SortKey::Of::printed, 0, entry.name, entry.descending};
    if (const auto column = column_named(printed, entry.name)) {
      key.of = *column < groups.size() ? SortKey::Of::key : SortKey::Of::cell;
      key.number = *column;
    } else if (const auto group = group_named(groups, ledger, entry.name)) {
      key.of = SortKey::Of::key;
      key.number = *group;
    } else if (const auto shown = measures.row_value_named(without_backticks(entry.name))) {
      key.of = SortKey::Of::measure;
      key.number = *shown;
    } else if (const auto written = value_written(entry.name, measures)) {
      key.of = SortKey::Of::measure;
      key.number = *written;
    } else if (!is_pivot) {
      if (entry.name.find('(') != std::string::npos) parse_measure(entry.name);  // says what is wrong with it
      const std::string name = without_backticks(entry.name);
      if (find_name(ledger, name)) {
        throw UsageError(fmt::format(
            "\"{0}\" is no column of the answer; group by it, or sort by a measure such as max({0})", name));
      }
      fail_not_printed(printed, name);
    }
    keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace shanhai
