#include "gather/select_rows.h"

#include <algorithm>


namespace shanhai {

int compare_sorted(const Value& a, const Value& b, bool descending) {
  if (is_empty(a) || is_empty(b)) return static_cast<int>(is_empty(a)) - static_cast<int>(is_empty(b));
  return descending ? compare(b, a) : compare(a, b);
}

namespace {

/// A cell that cannot be read and is not needed, as it stands in the file.
Value text_of_fault(const Batch& batch, std::size_t row, std::size_t column) {
  auto fault = std::ranges::lower_bound(batch.faults, row, {}, &CellFault::row);
  while (fault != batch.faults.end() && fault->row == row && fault->column != column) ++fault;
  if (fault == batch.faults.end() || fault->row != row || fault->text.empty()) return {};
  return fault->text;
}

/// Rows that are kept beyond the limit before they are sorted and cut again.
constexpr std::size_t slack = 4 * batch_rows;

enum Verdict : std::uint8_t { filtered = 0, taken = 1, rejected_row = 2 };

}  // namespace

SelectedRows::SelectedRows(const RowSelection& selection, std::size_t first_other, const LedgerFiles& files)
    : selection_(selection), first_other_(first_other), files_(files) {}

bool SelectedRows::is_needed(std::size_t place) const {
  if (std::find(selection_.needs.begin(), selection_.needs.end(), place) != selection_.needs.end()) return true;
  return selection_.needs_others && std::any_of(selection_.cells.begin(), selection_.cells.end(), [&](const RowCell& cell) {
    return cell.from == RowCell::From::other && place_of(cell) == place;
  });
}

void SelectedRows::reject(const Batch& batch) {
  for (const CellFault& fault : batch.faults) {
    if (mask_[fault.row] == rejected_row || !is_needed(fault.column)) continue;
    mask_[fault.row] = rejected_row;
    Rejected& of_file = rejected_[batch.file];
    const std::uint64_t line = batch.lines[fault.row];
    if (of_file.rows++ == 0 || line < of_file.first_line) {
      of_file.first_line = line;
      of_file.first_place = fault.column;
      of_file.first_reason = fault.reason;
    }
  }
}

void SelectedRows::take(const Batch& batch) {
  if (selection_.where) {
    if (!where_) where_ = selection_.where->clone();
    where_->test(batch, mask_);
  } else {
    mask_.assign(batch.rows(), taken);
  }
  reject(batch);
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    if (mask_[row] == filtered) ++filtered_;
    if (mask_[row] != taken) continue;
    ++taken_;
    if (last_ && comes_too_late(batch, row)) continue;
    SelectedRow& kept = rows_.emplace_back();
    kept.file = batch.file;
    kept.line = batch.lines[row];
    for (const RowCell& cell : selection_.cells) kept.cells.push_back(value(cell, batch, row));
  }
  cut();
}

Value SelectedRows::value(const RowCell& cell, const Batch& batch, std::size_t row) const {
  if (cell.from == RowCell::From::file) return files_.files[batch.file].name;
  if (cell.from == RowCell::From::line) return Exact{static_cast<Wide>(batch.lines[row]), 0};
  const BatchColumn& column = batch.columns[place_of(cell)];
  const std::int64_t number = column.cells[row];
  if (number == unreadable) return text_of_fault(batch, row, place_of(cell));
  if (number == missing) return {};
  if (is_number(cell.type)) return Exact{number, cell_decimals};
  if (is_text(cell.type)) return std::string(column.words->word(number));
  const Date date = Date::from_packed(number);
  return cell.time ? date.truncated(*cell.time) : date;
}

bool SelectedRows::comes_too_late(const Batch& batch, std::size_t row) {
  candidate_.file = batch.file;
  candidate_.line = batch.lines[row];
  candidate_.cells.resize(selection_.cells.size());
  for (const RowOrder& key : selection_.order) {
    candidate_.cells[key.cell] = value(selection_.cells[key.cell], batch, row);
  }
  return !stands_before(candidate_, *last_);
}

void SelectedRows::absorb(Sink& other) {
  auto& theirs = static_cast<SelectedRows&>(other);
  rows_.insert(rows_.end(), std::make_move_iterator(theirs.rows_.begin()), std::make_move_iterator(theirs.rows_.end()));
  cut();
  for (const auto& [file, more] : theirs.rejected_) {
    const auto [known, is_new] = rejected_.try_emplace(file, more);
    if (is_new) continue;
    Rejected& mine = known->second;
    const std::uint64_t rows = mine.rows + more.rows;
    if (more.first_line < mine.first_line) mine = more;
    mine.rows = rows;
  }
  taken_ += theirs.taken_;
  filtered_ += theirs.filtered_;
}

bool SelectedRows::stands_before(const SelectedRow& a, const SelectedRow& b) const {
  for (const RowOrder& key : selection_.order) {
    const int by_key = compare_sorted(a.cells[key.cell], b.cells[key.cell], key.descending);
    if (by_key != 0) return by_key < 0;
  }
  // Files are numbered in the order of their names.
  return a.file != b.file ? a.file < b.file : a.line < b.line;
}

void SelectedRows::cut() {
  if (!selection_.limit || rows_.size() <= *selection_.limit + slack) return;
  finish();
  if (!rows_.empty()) last_ = rows_.back();
}

void SelectedRows::finish() {
  const auto before = [this](const SelectedRow& a, const SelectedRow& b) { return stands_before(a, b); };
  std::sort(rows_.begin(), rows_.end(), before);
  if (selection_.limit && rows_.size() > *selection_.limit) rows_.resize(*selection_.limit);
}

}  // namespace shanhai
