#define CSV_IO_NO_THREAD
#include <limits>

#include "load/batch_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <utility>

#include "load/encoding.h"
#include "load/row_text.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace shanhai {

namespace {

/// csv.h's quote policy for the lines of a RecordSource: no quotes, cells divided by 0x1F. Looks at sixteen
/// bytes at a time; a line lies in csv.h's buffer of 48 MB, in the first 32, so there is room behind it.
struct DividedCells {
  static const char* find_next_column_end(const char* at) {
#if defined(__SSE2__)
    const __m128i divider = _mm_set1_epi8(cell_divider);
    const __m128i zero = _mm_setzero_si128();
    for (;; at += 16) {
      const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
      const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(chunk, divider), _mm_cmpeq_epi8(chunk, zero));
      if (const int mask = _mm_movemask_epi8(found)) return at + __builtin_ctz(static_cast<unsigned>(mask));
    }
#else
    while (*at != cell_divider && *at != '\0') ++at;
    return at;
#endif
  }
  static void unescape(char*&, char*&) {}
};

/// csv.h's trim policy: cells are trimmed when they are decoded.
struct KeepSpaces {
  static void trim(char*&, char*&) {}
};

template <unsigned width>
using Reader = io::CSVReader<width, KeepSpaces, DividedCells>;

template <unsigned width, std::size_t... I>
bool read_row(Reader<width>& reader, char** cells, std::index_sequence<I...>) {
  return reader.read_row(cells[I]...);
}

constexpr std::size_t widest = 32;

/// The narrowest of csv.h's readers that holds a record of so many cells and the source's own.
std::size_t width_for(std::size_t cells) {
  for (const std::size_t width : {2, 3, 4, 5, 6, 8, 12, 16}) {
    if (cells < width) return width;
  }
  return widest;
}

}  // namespace

BatchReader::BatchReader(const LedgerFiles& files, const ReadPlan& plan, std::vector<Part*> parts,
                         std::vector<std::uint64_t> part_numbers)
    : files_(files), plan_(plan), parts_(std::move(parts)), part_numbers_(std::move(part_numbers)) {
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
  switch (width_for(plan_.columns.size() + (plan_.keep_rejects ? 1 : 0))) {
    case 2: return read_with<2>(sink_of);
    case 3: return read_with<3>(sink_of);
    case 4: return read_with<4>(sink_of);
    case 5: return read_with<5>(sink_of);
    case 6: return read_with<6>(sink_of);
    case 8: return read_with<8>(sink_of);
    case 12: return read_with<12>(sink_of);
    case 16: return read_with<16>(sink_of);
    default: return read_with<widest>(sink_of);
  }
}

template <unsigned width>
void BatchReader::read_with(const std::function<Sink&(std::size_t)>& sink_of) {
  constexpr auto indexes = std::make_index_sequence<width>{};
  const std::size_t columns = readers_.size();
  const std::size_t all = columns + (plan_.keep_rejects ? 1 : 0);  // with the whole record
  const std::size_t lines = all == 0 ? 1 : (all + width - 2) / (width - 1);
  Reader<width> reader("", std::make_unique<RecordSource>(files_, parts_, width));
  std::array<char*, width> cells{};
  std::size_t part = 0;
  if (!parts_.empty()) begin_part(0);
  while (read_row(reader, cells.data(), indexes)) {
    if (cells[0][0] == part_end) {
      flush(sink_of(part));
      if (++part < parts_.size()) begin_part(part);
      continue;
    }
    std::uint64_t below = 1;
    if (cells[0][0] != '\0') {
      const bool totals = cells[0][0] == totals_mark;
      const char* const number = cells[0] + (totals ? 2 : 0);
      const char* const behind = std::from_chars(number, number + std::strlen(number), below).ptr;
      if (*behind == reject_mark) {
        for (Above& above : above_) above.known = false;
      }
      if (totals) {
        begin_totals_row(static_cast<TotalsKind>(cells[0][1] - '0'), below);
        for (std::size_t column = 0, line = 0; line < lines; ++line) {
          if (line > 0) read_row(reader, cells.data(), indexes);
          for (std::size_t i = 1; i < width && column < columns; ++i) take_totals_cell(column++, cells[i]);
        }
        continue;
      }
    }
    begin_row(below);
    for (std::size_t column = 0, line = 0; line < lines; ++line) {
      if (line > 0) read_row(reader, cells.data(), indexes);
      for (std::size_t i = 1; i < width && column < all; ++i, ++column) {
        if (column < columns) {
          take_cell(column, cells[i]);
        } else {
          record_text_ = {cells[i], unescape(cells[i], std::strlen(cells[i]))};
        }
      }
    }
    end_row();
    if (plan_.keep_rejects) keep_reject();
    if (batch_.rows() == batch_rows) flush(sink_of(part));
  }
}

void BatchReader::begin_part(std::size_t part) {
  const LedgerFile& file = files_.files[parts_[part]->file];
  batch_.file = parts_[part]->file;
  line_ = part_numbers_[part] << part_shift;
  part_ = parts_[part];
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

void BatchReader::begin_row(std::uint64_t below) {
  line_ += below;
  batch_.lines.push_back(line_);
}

void BatchReader::take_cell(std::size_t column, char* text) {
  std::size_t length = std::strlen(text);
  if (std::memchr(text, escape, length)) length = unescape(text, length);
  CellReader& reader = readers_[column];
  std::string_view bytes(text, length);
  if (!above_.empty() && above_[column].wanted && !fill_down(column, bytes)) {
    return refuse_cell(column, "is empty, and a row above it that could not be read may hold its value");
  }
  const std::int64_t cell = reader.read(bytes);
  batch_.columns[column].cells.push_back(cell);
  if (cell == unreadable && column < plan_.asked) {
    batch_.faults.push_back({static_cast<std::uint32_t>(batch_.rows() - 1), static_cast<std::uint32_t>(column),
                             reader.explain(bytes)});
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
  const std::uint64_t line = line_ & ((std::uint64_t{1} << part_shift) - 1);
  part_->rejects.push_back({batch_.file, line, plan_.columns[first->column].id, first->reason,
                            row_text(record_text_, files_.files[batch_.file], part_->show_personal)});
}

void BatchReader::begin_totals_row(TotalsKind kind, std::uint64_t below) {
  line_ += below;
  batch_.totals.push_back({static_cast<std::uint32_t>(batch_.rows()), line_, kind, {}});
  batch_.totals.back().cells.assign(plan_.columns.size(), missing);
}

/// A default does not stand in for an empty cell of a totals row.
void BatchReader::take_totals_cell(std::size_t column, char* text) {
  if (!is_number(plan_.columns[column].type)) return;
  std::size_t length = std::strlen(text);
  if (std::memchr(text, escape, length)) length = unescape(text, length);
  batch_.totals.back().cells[column] = observers_[column].number({text, length});
}

void BatchReader::end_row() {
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
    if (wrong) {
      cell = unreadable;
      batch_.faults.push_back({static_cast<std::uint32_t>(batch_.rows() - 1),
                               static_cast<std::uint32_t>(composed.column), "is made of a cell that cannot be read"});
    } else if (any) {
      cell = readers_[composed.column].read_utf8(text);
    }
  }
}

void BatchReader::flush(Sink& sink) {
  if (batch_.rows() > 0 || !batch_.totals.empty()) {
    // Sinks see the columns that were asked for; what defaults are made of stands behind them.
    sink.take(batch_);
  }
  batch_.lines.clear();
  batch_.faults.clear();
  batch_.remarks.clear();
  batch_.totals.clear();
  for (BatchColumn& column : batch_.columns) column.cells.clear();
  for (CellReader& reader : readers_) reader.begin_batch();
}

}  // namespace shanhai
