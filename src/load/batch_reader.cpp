#include "load/batch_reader.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "load/encoding.h"
#include "load/header_units.h"
#include "load/row_text.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {
constexpr const char* unknown_above = "is empty, and a row above it that could not be read may hold its value";
constexpr const char* no_unit_beside = "has no unit of money beside it, where other rows have one";
constexpr const char* unit_beside_it = "has a unit of money beside it, where other rows have none";

/// Rows that are held at most. No power of two: the cells of the columns fall into different lines of the cache.
constexpr std::size_t most_rows_held = 120;
/// Of a file with very many columns so many cells are held, and stand in a batch.
constexpr std::size_t most_cells_held = 64 << 10;
constexpr std::size_t most_cells = 256 << 10;
/// And of so many that came lately it is known what they mean.
constexpr std::size_t most_known_cells = 64 << 10;
/// The words of all columns: a batch that holds more ends, and they are forgotten.
constexpr std::size_t most_bytes_of_words = 16 << 20;
constexpr std::size_t most_units_seen = 1000;
}  // namespace

BatchReader::BatchReader(const LedgerFiles& files, const ReadPlan& plan, std::vector<Part*> parts,
                         std::vector<std::uint64_t> part_numbers)
    : files_(files), plan_(plan), parts_(std::move(parts)), part_numbers_(std::move(part_numbers)), source_(files, plan.read_ahead) {
  const std::size_t width = std::max<std::size_t>(1, plan.columns.size());
  most_held_ = std::clamp<std::size_t>(most_cells_held / width, 1, most_rows_held);
  rows_at_once_ = std::clamp<std::size_t>(most_cells / width, most_held_, batch_rows);
  const int known_bits = std::clamp(static_cast<int>(std::bit_width(most_known_cells / width)) - 1, 0, KnownCells::usual_bits);
  readers_.reserve(plan.columns.size());
  for (const ColumnSpec& column : plan.columns) readers_.emplace_back(column, plan.observe, known_bits);
  if (plan.observe) {
    for (const ColumnSpec& column : plan.columns) observers_.emplace_back(column);
  }
  batch_.columns.resize(plan.columns.size());
  for (std::size_t i = 0; i < readers_.size(); ++i) {
    if (is_text(plan.columns[i].type)) batch_.columns[i].words = &readers_[i].words();
    batch_.columns[i].cells.reserve(rows_at_once_);
  }
  batch_.lines.reserve(rows_at_once_);
  held_records_.resize(plan.keep_rejects ? most_held_ : 0);
}

void BatchReader::read_all(const std::function<Sink&(std::size_t)>& sink_of) {
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    begin_part(part);
    for (auto found = source_.next(); found != RecordSource::Found::part_end; found = source_.next()) {
      if (found == RecordSource::Found::text_end) {
        read_held();
        if (is_full_) flush(sink_of(part));
        continue;
      }
      if (source_.behind_rejected()) {
        for (Above& above : above_) above.known = false;
      }
      if (found == RecordSource::Found::totals) {
        take_totals_row();
        continue;
      }
      hold_row();
      if (batch_.rows() == rows_at_once_ || is_full_) flush(sink_of(part));
    }
    flush(sink_of(part));
  }
}

void BatchReader::begin_part(std::size_t part) {
  const LedgerFile& file = files_.files[parts_[part]->file];
  batch_.file = parts_[part]->file;
  lines_of_part_ = part_numbers_[part] << part_shift;
  part_ = parts_[part];
  source_.begin(*part_);
  held_cells_.resize(std::max(held_cells_.size(), part_->cells.size() * most_held_));
  units_seen_.clear();
  above_.clear();
  for (std::size_t i = 0; i < readers_.size(); ++i) {
    const std::ptrdiff_t column = parts_[part]->cells[i];
    const UnitPower unit = column < 0 ? 0 : file.columns[static_cast<std::size_t>(column)].unit;
    const CellMask mask = column < 0 ? CellMask() : file.columns[static_cast<std::size_t>(column)].mask;
    readers_[i].begin_file(unit, file.encoding);
    readers_[i].show_through(mask);
    if (column >= 0 && file.columns[static_cast<std::size_t>(column)].fill_down) {
      above_.resize(part_->cells.size());
      above_[i].wanted = true;
    }
    if (plan_.observe) observers_[i].begin_file(unit, file.encoding);
  }
  for (const UnitsBeside& units : part_->units) {
    const auto column = static_cast<std::size_t>(part_->cells[units.cell]);
    if (!file.columns[column].fill_down) continue;
    above_.resize(part_->cells.size());
    above_[units.cell].wanted = true;
  }
}

void BatchReader::hold_row() {
  batch_.lines.push_back(lines_of_part_ | source_.line());
  source_.give_cells(held_cells_.data() + held_, most_held_);
  for (std::size_t column = 0; column < above_.size(); ++column) {
    if (above_[column].wanted) fill_down(column, held_cells_[column * most_held_ + held_]);
  }
  if (plan_.keep_rejects) held_records_[held_] = source_.record_text();
  if (++held_ == most_held_) read_held();
}

void BatchReader::read_held() {
  if (held_ == 0) return;
  const auto first_fault = static_cast<std::ptrdiff_t>(batch_.faults.size());
  const auto first_remark = static_cast<std::ptrdiff_t>(batch_.remarks.size());
  for (std::size_t column = 0; column < readers_.size(); ++column) read_column(column);
  for (std::size_t row = batch_.rows() - held_; row < batch_.rows() && !plan_.composed.empty(); ++row) {
    put_defaults_together(row);
  }
  std::stable_sort(batch_.faults.begin() + first_fault, batch_.faults.end(),
                   [](const CellFault& a, const CellFault& b) { return a.row < b.row; });
  std::stable_sort(batch_.remarks.begin() + first_remark, batch_.remarks.end(),
                   [](const CellRemark& a, const CellRemark& b) { return a.row < b.row; });
  reject_unreadable(static_cast<std::size_t>(first_fault));
  if (plan_.keep_rejects) keep_rejects(static_cast<std::size_t>(first_fault));
  held_ = 0;
  refused_.clear();
  filled_.clear();
  is_full_ = bytes_of_words() > most_bytes_of_words;
}

std::size_t BatchReader::bytes_of_words() const {
  std::size_t bytes = 0;
  for (const CellReader& reader : readers_) bytes += reader.bytes();
  return bytes;
}

void BatchReader::read_column(std::size_t column) {
  const std::string_view* const held = held_cells_.data() + column * most_held_;
  const std::size_t first_row = batch_.rows() - held_;
  std::vector<std::int64_t>& cells = batch_.columns[column].cells;
  odd_.clear();
  const UnitsBeside* const units = units_of(column);
  if (units) read_in_units(*units);
  else readers_[column].read({held, held_}, cells, odd_);
  for (const Refused& refused : refused_) {
    if (refused.column != column) continue;
    cells[first_row + refused.held] = unreadable;
    odd_.push_back(refused.held);
  }
  if (column >= plan_.asked && !is_required(column)) return;
  for (const std::uint32_t number : odd_) {
    const auto row = static_cast<std::uint32_t>(first_row + number);
    const auto place = static_cast<std::uint32_t>(column);
    const std::string_view bytes = held[number];
    if (cells[row] == unreadable) {
      const auto refused = std::ranges::find_if(refused_, [&](const Refused& each) { return each.held == number && each.column == column; });
      std::string reason = refused != refused_.end() ? std::string(refused->reason) : readers_[column].explain(bytes, source_.offset(bytes));
      std::string text(trimmed(readable(bytes, files_.files[batch_.file].encoding)));
      batch_.faults.push_back({row, place, std::move(reason), std::move(text)});
    } else if (plan_.observe) {
      if (units && units->by_row) {
        const UnitReading unit = unit_beside(held_cells_[units->cell * most_held_ + number]);
        observers_[column].begin_file(unit.power, files_.files[batch_.file].encoding);
      }
      observers_[column].note(bytes, cells[row], row, place, batch_.remarks);
    }
  }
}

const UnitsBeside* BatchReader::units_of(std::size_t column) const {
  const auto found = std::ranges::find(part_->units, column, &UnitsBeside::column);
  return found == part_->units.end() ? nullptr : &*found;
}

UnitReading BatchReader::unit_beside(std::string_view bytes) {
  if (bytes.empty()) return {};
  if (units_seen_.size() > most_units_seen) units_seen_.clear();
  const auto [seen, is_new] = units_seen_.try_emplace(std::string(bytes));
  if (is_new) seen->second = unit_in_cell(decode(bytes, files_.files[batch_.file].encoding).text);
  return seen->second;
}

/// Row by row what stands beside is mostly the same: those are read together.
void BatchReader::read_in_units(const UnitsBeside& units) {
  const LedgerFile& file = files_.files[batch_.file];
  const std::string_view* const held = held_cells_.data() + units.column * most_held_;
  const std::string_view* const beside = held_cells_.data() + units.cell * most_held_;
  const UnitPower of_file = file.columns[static_cast<std::size_t>(part_->cells[units.column])].unit;
  CellReader& reader = readers_[units.column];
  std::vector<std::int64_t>& cells = batch_.columns[units.column].cells;
  for (std::size_t begin = 0, end = 0; begin < held_; begin = end) {
    while (end < held_ && beside[end] == beside[begin]) ++end;
    const UnitReading unit = unit_beside(beside[begin]);
    const bool as_expected = units.by_row ? unit.is_unit() : unit.says == UnitReading::Says::nothing;
    const std::size_t first_cell = cells.size();
    const std::size_t first_odd = odd_.size();
    reader.begin_file(units.by_row ? unit.power : of_file, file.encoding);
    reader.read({held + begin, end - begin}, cells, odd_);
    for (std::size_t i = first_odd; i < odd_.size(); ++i) odd_[i] += static_cast<std::uint32_t>(begin);
    if (as_expected) continue;
    // Cells that name their unit, and nought, are the same in any.
    std::vector<std::int64_t> in_other;
    std::vector<std::uint32_t> ignored;
    reader.begin_file(!units.by_row && of_file > 0 ? 0 : 1, file.encoding);
    reader.read({held + begin, end - begin}, in_other, ignored);
    for (std::size_t i = 0; i < in_other.size(); ++i) {
      if (!is_present(cells[first_cell + i]) || in_other[i] == cells[first_cell + i]) continue;
      refused_.push_back({static_cast<std::uint32_t>(begin + i), units.column, units.by_row ? no_unit_beside : unit_beside_it});
    }
  }
}

void BatchReader::fill_down(std::size_t column, std::string_view& bytes) {
  Above& above = above_[column];
  const Encoding encoding = files_.files[batch_.file].encoding;
  if (!trimmed(decode(bytes, encoding).text).empty()) {
    above.known = true;
    above.bytes = bytes;
  } else if (above.known) {
    filled_.push_back(above.bytes + std::string(cell_padding, ' '));
    bytes = std::string_view(filled_.back()).substr(0, above.bytes.size());
  } else {
    bytes = {};
    refused_.push_back({static_cast<std::uint32_t>(held_), column, unknown_above});
  }
}

bool BatchReader::is_required(std::size_t column) const {
  return std::ranges::find(plan_.required, column) != plan_.required.end();
}

void BatchReader::reject_unreadable(std::size_t first_fault) {
  const auto begin = batch_.faults.begin() + static_cast<std::ptrdiff_t>(first_fault);
  const auto required = [this](const CellFault& fault) { return is_required(fault.column); };
  if (std::none_of(begin, batch_.faults.end(), required)) return;
  const std::size_t first_held = batch_.rows() - held_;
  std::vector<std::uint32_t> rows;  // rejected
  for (auto fault = begin; fault != batch_.faults.end(); ++fault) {
    if (!required(*fault) || (!rows.empty() && rows.back() == fault->row)) continue;
    rows.push_back(fault->row);
    const ColumnSpec& column = plan_.columns[fault->column];
    const std::uint64_t line = batch_.lines[fault->row] - lines_of_part_;
    FileRows& counts = part_->rows;
    --counts.accepted;
    if (counts.rejected++ == 0 || line < counts.first_reject.line) {
      counts.first_reject = {line, column.id + ": " + fault->reason};
    }
    if (part_->progress) ++part_->progress->rejected;
    if (!plan_.keep_rejects) continue;
    part_->rejects.push_back({batch_.file, line, column.id, fault->reason,
                              row_text(held_records_[fault->row - first_held], files_.files[batch_.file], part_->show_personal)});
  }
  const auto is_rejected = [&](std::uint32_t row) { return std::ranges::binary_search(rows, row); };
  std::erase_if(batch_.faults, [&](const CellFault& fault) { return fault.row >= first_held && is_rejected(fault.row); });
  for (std::size_t i = first_fault; i < batch_.faults.size(); ++i) {
    const auto above = std::ranges::lower_bound(rows, batch_.faults[i].row) - rows.begin();
    batch_.faults[i].row -= static_cast<std::uint32_t>(above);
  }
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    batch_.lines.erase(batch_.lines.begin() + *row);
    if (plan_.keep_rejects) held_records_.erase(held_records_.begin() + static_cast<std::ptrdiff_t>(*row - first_held));
    for (BatchColumn& column : batch_.columns) column.cells.erase(column.cells.begin() + *row);
  }
  held_ -= rows.size();
  if (plan_.keep_rejects) held_records_.resize(most_held_);
}

/// Of several cells of a row that cannot be read, the first is named, as elsewhere.
void BatchReader::keep_rejects(std::size_t fault) {
  const auto& needed = plan_.needed;
  std::size_t kept = batch_.rows();  // the row that was kept last
  for (; fault < batch_.faults.size(); ++fault) {
    const auto& [row, column, reason, text] = batch_.faults[fault];
    const bool counts = needed.empty() || std::ranges::find(needed, column) != needed.end();
    if (row == kept || !counts) continue;
    kept = row;
    const std::string_view record = held_records_[row - (batch_.rows() - held_)];
    part_->rejects.push_back({batch_.file, batch_.lines[row] - lines_of_part_, plan_.columns[column].id, reason,
                              row_text(record, files_.files[batch_.file], part_->show_personal)});
  }
}

/// A default does not stand in for an empty cell of a totals row.
void BatchReader::take_totals_row() {
  batch_.totals.push_back(
      {static_cast<std::uint32_t>(batch_.rows()), lines_of_part_ | source_.line(), source_.totals_kind(), {}});
  std::vector<std::int64_t>& cells = batch_.totals.back().cells;
  for (std::size_t column = 0; column < readers_.size(); ++column) {
    const bool numeric = is_number(plan_.columns[column].type);
    if (const UnitsBeside* const units = units_of(column); units && units->by_row) {
      const UnitReading unit = unit_beside(source_.cell(units->cell));
      observers_[column].begin_file(unit.power, files_.files[batch_.file].encoding);
      if (!unit.is_unit()) {
        cells.push_back(missing);
        continue;
      }
    }
    cells.push_back(numeric ? observers_[column].number(source_.cell(column)) : missing);
  }
}

void BatchReader::put_defaults_together(std::size_t row) {
  for (const ReadPlan::Composed& composed : plan_.composed) {
    std::int64_t& cell = batch_.columns[composed.column].cells[row];
    if (cell != missing) continue;
    std::string text = composed.texts[0];
    bool any = false;
    bool wrong = false;
    for (std::size_t i = 0; i < composed.columns.size(); ++i) {
      const std::int64_t other = batch_.columns[composed.columns[i]].cells[row];
      any = any || is_present(other);
      wrong = wrong || other == unreadable;
      text += readers_[composed.columns[i]].text_of(other) + composed.texts[i + 1];
    }
    if (!wrong && !any) continue;
    cell = wrong ? unreadable : readers_[composed.column].read_utf8(text);
    if (cell != unreadable) continue;
    batch_.faults.push_back({static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(composed.column),
                             wrong ? "is made of a cell that cannot be read" : "is made of cells that make no sense here"});
  }
}

/// Rows with a cell that cannot be read; faults stand in the order of rows.
std::uint64_t BatchReader::faulty_rows() const {
  std::uint64_t rows = 0;
  for (std::size_t i = 0; i < batch_.faults.size(); ++i) {
    rows += i == 0 || batch_.faults[i].row != batch_.faults[i - 1].row;
  }
  return rows;
}

void BatchReader::flush(Sink& sink) {
  read_held();
  if (part_ && part_->progress && !batch_.faults.empty()) part_->progress->rejected += faulty_rows();
  if (batch_.rows() > 0 || !batch_.totals.empty()) {
    // Sinks see the columns that were asked for; what defaults are made of stands behind them.
    sink.take(batch_);
  }
  const std::size_t rows = batch_.rows();
  batch_.lines.clear();
  batch_.faults.clear();
  batch_.remarks.clear();
  batch_.totals.clear();
  for (BatchColumn& column : batch_.columns) column.cells.clear();
  for (CellReader& reader : readers_) {
    if (is_full_) reader.release();
    else reader.begin_batch(rows);
  }
  is_full_ = false;
}

}  // namespace shanhai
