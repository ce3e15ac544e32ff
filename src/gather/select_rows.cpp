#include "gather/select_rows.h"

#include <algorithm>
#include <cstring>


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

/// What a packed cell begins with. A number or date follows in eight bytes, a text as its size and bytes.
enum Packed : char { nothing, number, date, text };

template <class Number>
void append_bytes(Number number, std::string& to) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  to.append(bytes, sizeof number);
}

template <class Number>
Number take_bytes(std::string_view& from) {
  Number number;
  std::memcpy(&number, from.data(), sizeof number);
  from.remove_prefix(sizeof number);
  return number;
}

/// A size: seven bits in each byte, and more to come where the eighth is set.
void append_text(std::string_view word, std::string& to) {
  to += Packed::text;
  std::size_t size = word.size();
  for (; size > 0x7F; size >>= 7) to += static_cast<char>(0x80 | (size & 0x7F));
  to += static_cast<char>(size);
  to += word;
}

std::string take_text(std::string_view& from) {
  std::size_t size = 0;
  unsigned char byte = 0;
  for (int shift = 0; shift == 0 || (byte & 0x80) != 0; shift += 7) {
    byte = static_cast<unsigned char>(take_bytes<char>(from));
    size |= static_cast<std::size_t>(byte & 0x7F) << shift;
  }
  std::string word(from.substr(0, size));
  from.remove_prefix(size);
  return word;
}

bool is_packed(const RowCell& cell) { return cell.from == RowCell::From::column || cell.from == RowCell::From::other; }

Value take_cell(std::string_view& from, const RowCell& cell) {
  switch (static_cast<Packed>(take_bytes<char>(from))) {
    case Packed::number: return Exact{take_bytes<std::int64_t>(from), cell_decimals};
    case Packed::text: return take_text(from);
    case Packed::date: {
      const Date whole = Date::from_packed(take_bytes<std::int64_t>(from));
      return cell.time ? whole.truncated(*cell.time) : whole;
    }
    case Packed::nothing: break;
  }
  return {};
}

enum Verdict : std::uint8_t { filtered = 0, taken = 1, rejected_row = 2 };

}  // namespace

std::vector<Value> cells_of(const SelectedRow& row, std::span<const RowCell> cells, const LedgerFiles& files) {
  std::string_view from = row.spool ? row.spool->get(row.place, row.size) : std::string_view(row.packed);
  std::vector<Value> values;
  values.reserve(cells.size());
  for (const RowCell& cell : cells) {
    if (is_packed(cell)) values.push_back(take_cell(from, cell));
    else if (cell.from == RowCell::From::file) values.emplace_back(files.files[row.file].name);
    else values.emplace_back(Exact{static_cast<Wide>(row.line), 0});
  }
  return values;
}

/// What is neither cut nor put in another order is fetched as it was put.
SelectedRows::SelectedRows(const RowSelection& selection, std::size_t first_other, const LedgerFiles& files)
    : selection_(selection), first_other_(first_other), files_(files) {
  if (!selection.limit && selection.order.empty()) spools_.push_back(std::make_shared<Spool>());
}

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
    keep(batch, row);
  }
  cut();
}

void SelectedRows::keep(const Batch& batch, std::size_t row) {
  SelectedRow& kept = rows_.emplace_back();
  kept.file = batch.file;
  kept.line = batch.lines[row];
  for (const RowOrder& key : selection_.order) kept.keys.push_back(value(selection_.cells[key.cell], batch, row));
  packed_.clear();
  for (const RowCell& cell : selection_.cells) {
    if (is_packed(cell)) pack(cell, batch, row);
  }
  if (spools_.empty()) {
    kept.packed = packed_;
    return;
  }
  kept.spool = spools_.front().get();
  kept.place = kept.spool->put(packed_);
  kept.size = packed_.size();
}

void SelectedRows::pack(const RowCell& cell, const Batch& batch, std::size_t row) {
  const std::size_t place = place_of(cell);
  const BatchColumn& column = batch.columns[place];
  const std::int64_t value = column.cells[row];
  if (value == unreadable) {
    const Value as_it_stands = text_of_fault(batch, row, place);
    if (const auto* word = std::get_if<std::string>(&as_it_stands)) append_text(*word, packed_);
    else packed_ += Packed::nothing;
  } else if (value == missing) {
    packed_ += Packed::nothing;
  } else if (is_text(cell.type)) {
    append_text(column.words->word(value), packed_);
  } else {
    packed_ += is_number(cell.type) ? Packed::number : Packed::date;
    append_bytes(value, packed_);
  }
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
  candidate_.keys.clear();
  for (const RowOrder& key : selection_.order) candidate_.keys.push_back(value(selection_.cells[key.cell], batch, row));
  return !stands_before(candidate_, *last_);
}

void SelectedRows::absorb(Sink& other) {
  auto& theirs = static_cast<SelectedRows&>(other);
  rows_.insert(rows_.end(), std::make_move_iterator(theirs.rows_.begin()), std::make_move_iterator(theirs.rows_.end()));
  spools_.insert(spools_.end(), theirs.spools_.begin(), theirs.spools_.end());
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
  for (std::size_t i = 0; i < selection_.order.size(); ++i) {
    const int by_key = compare_sorted(a.keys[i], b.keys[i], selection_.order[i].descending);
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
