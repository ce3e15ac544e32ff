#include "load/batch_reader.h"

#include <algorithm>
#include <utility>

#include "load/encoding.h"
#include "load/row_text.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

BatchReader::BatchReader(const LedgerFiles& files, const ReadPlan& plan, std::vector<Part*> parts,
                         std::vector<std::uint64_t> part_numbers)
    : files_(files), plan_(plan), parts_(std::move(parts)), part_numbers_(std::move(part_numbers)), source_(files, plan.read_ahead) {
  readers_.reserve(plan.columns.size());
  for (const ColumnSpec& column : plan.columns) readers_.emplace_back(column);
  if (plan.observe) {
    for (const ColumnSpec& column : plan.columns) observers_.emplace_back(column);
  }
  batch_.columns.resize(plan.columns.size());
  for (std::size_t i = 0; i < readers_.size(); ++i) {
    if (is_text(plan.columns[i].type)) batch_.columns[i].words = &readers_[i].words();
    batch_.columns[i].cells.reserve(batch_rows);
  }
  batch_.lines.reserve(batch_rows);
}

void BatchReader::read_all(const std::function<Sink&(std::size_t)>& sink_of) {
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    begin_part(part);
    for (auto found = source_.next(); found != RecordSource::Found::part_end; found = source_.next()) {
      if (source_.behind_rejected()) {
        for (Above& above : above_) above.known = false;
      }
      if (found == RecordSource::Found::totals) {
        take_totals_row();
        continue;
      }
      take_row();
      if (batch_.rows() == batch_rows) flush(sink_of(part));
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
  above_.clear();
  for (std::size_t i = 0; i < readers_.size(); ++i) {
    const std::ptrdiff_t column = parts_[part]->cells[i];
    const UnitPower unit = column < 0 ? 0 : file.columns[static_cast<std::size_t>(column)].unit;
    readers_[i].begin_file(unit, file.encoding);
    if (column >= 0 && file.columns[static_cast<std::size_t>(column)].fill_down) {
      above_.resize(readers_.size());
      above_[i].wanted = true;
    }
    if (plan_.observe) observers_[i].begin_file(unit, file.encoding);
  }
}

void BatchReader::take_row() {
  batch_.lines.push_back(lines_of_part_ | source_.line());
  for (std::size_t column = 0; column < readers_.size(); ++column) take_cell(column, source_.cell(column));
  if (!plan_.composed.empty()) put_defaults_together();
  if (plan_.keep_rejects) keep_reject();
}

void BatchReader::take_cell(std::size_t column, std::string_view bytes) {
  CellReader& reader = readers_[column];
  const char* const own = bytes.data();
  if (!above_.empty() && above_[column].wanted && !fill_down(column, bytes)) {
    return refuse_cell(column, "is empty, and a row above it that could not be read may hold its value");
  }
  const std::int64_t cell = reader.read(bytes);
  batch_.columns[column].cells.push_back(cell);
  if (cell == unreadable && column < plan_.asked) {
    batch_.faults.push_back({static_cast<std::uint32_t>(batch_.rows() - 1), static_cast<std::uint32_t>(column),
                             reader.explain(bytes, bytes.data() == own ? source_.offset(column) : std::nullopt)});
  }
  if (plan_.observe && column < plan_.asked) {
    observers_[column].note(bytes, cell, static_cast<std::uint32_t>(batch_.rows() - 1),
                            static_cast<std::uint32_t>(column), batch_.remarks);
  }
}

bool BatchReader::fill_down(std::size_t column, std::string_view& bytes) {
  Above& above = above_[column];
  const Encoding encoding = files_.files[batch_.file].encoding;
  if (!trimmed(decode(bytes, encoding).text).empty()) {
    above.known = true;
    above.bytes = bytes;
    return true;
  }
  bytes = above.bytes;
  return above.known;
}

void BatchReader::refuse_cell(std::size_t column, std::string reason) {
  batch_.columns[column].cells.push_back(unreadable);
  if (column >= plan_.asked) return;
  batch_.faults.push_back(
      {static_cast<std::uint32_t>(batch_.rows() - 1), static_cast<std::uint32_t>(column), std::move(reason)});
}

/// Of several cells that cannot be read, the first is named, as elsewhere.
void BatchReader::keep_reject() {
  const std::size_t row = batch_.rows() - 1;
  const CellFault* first = nullptr;
  const auto& needed = plan_.needed;
  for (std::size_t i = batch_.faults.size(); i > 0 && batch_.faults[i - 1].row == row; --i) {
    const CellFault& fault = batch_.faults[i - 1];
    if (needed.empty() || std::find(needed.begin(), needed.end(), fault.column) != needed.end()) first = &fault;
  }
  if (!first) return;
  part_->rejects.push_back({batch_.file, source_.line(), plan_.columns[first->column].id, first->reason,
                            row_text(source_.record_text(), files_.files[batch_.file], part_->show_personal)});
}

/// A default does not stand in for an empty cell of a totals row.
void BatchReader::take_totals_row() {
  batch_.totals.push_back(
      {static_cast<std::uint32_t>(batch_.rows()), lines_of_part_ | source_.line(), source_.totals_kind(), {}});
  std::vector<std::int64_t>& cells = batch_.totals.back().cells;
  for (std::size_t column = 0; column < readers_.size(); ++column) {
    const bool numeric = is_number(plan_.columns[column].type);
    cells.push_back(numeric ? observers_[column].number(source_.cell(column)) : missing);
  }
}

void BatchReader::put_defaults_together() {
  for (const ReadPlan::Composed& composed : plan_.composed) {
    std::int64_t& cell = batch_.columns[composed.column].cells.back();
    if (cell != missing) continue;
    std::string text = composed.texts[0];
    bool any = false;
    bool wrong = false;
    for (std::size_t i = 0; i < composed.columns.size(); ++i) {
      const std::int64_t other = batch_.columns[composed.columns[i]].cells.back();
      any = any || is_present(other);
      wrong = wrong || other == unreadable;
      text += readers_[composed.columns[i]].text_of(other) + composed.texts[i + 1];
    }
    if (!wrong && !any) continue;
    cell = wrong ? unreadable : readers_[composed.column].read_utf8(text);
    if (cell != unreadable) continue;
    batch_.faults.push_back({static_cast<std::uint32_t>(batch_.rows() - 1), static_cast<std::uint32_t>(composed.column),
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
  for (CellReader& reader : readers_) reader.begin_batch(rows);
}

}  // namespace shanhai
