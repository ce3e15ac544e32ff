// An answer whose rows are its groups as they stand: each is made from its group alone, by as many threads as there are,
// and where it is to be written down, some thousand at a time, so that they are never all there.
#include <algorithm>
#include <unordered_set>

#include "question/question_groups.h"
#include "ledger/threads.h"

namespace shanhai {

namespace {

constexpr std::size_t rows_of_piece = 512;
constexpr std::size_t rows_fetched = 256;

}  // namespace

void write_rows(Table& table, const AnswerWriter& writer, std::string& out) {
  for (const auto& look : writer.looks) look(table);
  std::vector<TableRow> rows;
  rows.swap(table.rows);
  writer.head(table, out);
  table.rows.swap(rows);
  if (!table.rows.empty()) writer.rows(table, out);
  if (writer.end) writer.end(!table.rows.empty(), out);
  table.rows = {};
}

/// Nothing is compared or chosen, and they stay in their order.
bool GroupQuestion::rows_are_groups() const {
  return !has_pivot() && compares_.empty() && !having_ && sort_.empty();
}

std::size_t GroupQuestion::row_count(const Groups& groups) const {
  return std::min(groups.size(), question_.limit.value_or(groups.size()));
}

void GroupQuestion::show_groups(const Groups& groups, std::size_t begin, std::span<TableRow> rows) const {
  const std::span<const Measure> measures = shown();
  const std::vector<ShownCells> cells = cells_of_measures();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % rows_fetched == 0) groups.fetch(begin + i, begin + std::min(i + rows_fetched, rows.size()));
    std::vector<Value>& row = rows[i].cells;
    row.resize(groups_.size() + measures.size());
    for (std::size_t k = 0; k < groups_.size(); ++k) row[k] = groups_[k].cells.value(groups.key(begin + i, k));
    for (std::size_t m = 0; m < measures.size(); ++m) {
      row[groups_.size() + m] = cells[m].value(groups.value(measures[m], begin + i));
    }
  }
}

/// Looks at as many groups as are worth the time: where there are more, some of these do.
bool GroupQuestion::look_alike(std::span<const Groups> groups) const {
  constexpr std::size_t looked_at = 16 << 10;
  const bool may_be = std::ranges::any_of(columns_, [](const GroupColumn& column) { return is_text(column.key.type) || column.cells.is_personal(); });
  if (setting_.show_personal || !may_be) return false;
  const Groups& all = groups[main_->window()];
  std::unordered_set<std::string> looks;
  for (std::size_t group = 0; group < std::min(all.size(), looked_at); ++group) {
    std::string look;
    bool masked = false;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      const Value key = all.key(group, k);
      const std::string shown = named(columns_[k].cells.value(key));
      masked = masked || (shown.find('*') != shown.npos && shown != named(key));
      look += shown + '\0';
    }
    if (masked && !looks.insert(std::move(look)).second) return true;
  }
  return false;
}

Table GroupQuestion::write(std::span<const Groups> groups, const AnswerWriter& writer, std::string& out) const {
  if (!rows_are_groups() || !writer.looks.empty()) {
    Table whole = table(groups);
    write_rows(whole, writer, out);
    return whole;
  }
  Table table = without_rows();
  writer.head(table, out);
  const Groups& all = groups[main_->window()];
  const std::size_t count = row_count(all);
  std::vector<std::string> stretches(stretches_of(count, setting_.threads));
  in_stretches(count, setting_.threads, [&](std::size_t number, std::size_t begin, std::size_t end) {
    Table piece = table;
    for (; begin < end; begin += rows_of_piece) {
      piece.rows.resize(std::min(rows_of_piece, end - begin));
      show_groups(all, begin, piece.rows);
      if (begin > 0) stretches[number] += writer.between;
      writer.rows(piece, stretches[number]);
    }
  });
  std::size_t bytes = out.size();
  for (const std::string& stretch : stretches) bytes += stretch.size();
  out.reserve(bytes);
  for (std::string& stretch : stretches) {
    out += stretch;
    stretch = {};
  }
  if (totals_) {
    Table total = table;
    show({totals_row(groups, {})}, total);
    if (count > 0) out += writer.between;
    writer.rows(total, out);
  }
  if (writer.end) writer.end(count > 0 || totals_, out);
  return table;
}

}  // namespace shanhai
